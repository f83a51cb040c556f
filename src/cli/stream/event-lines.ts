import type { BadLines } from './bad-lines.js'
import { LineSplitter } from './lines.js'
import type { EventSource } from './open-events.js'
import { parseJson } from './parse-json.js'
import type { ReadEvent } from './read-events.js'

/**
 * The events of each piece of a source, one JSON value a line; lines that are none are told of. Whoever stops asking before the
 * end of the source never gets the line that had begun.
 */
export async function* eventLines(
  { chunks }: EventSource,
  badLines: Pick<BadLines, 'noJson' | 'tooLong'>,
  maxLineBytes: number,
): AsyncGenerator<readonly ReadEvent[]> {
  const found: ReadEvent[] = []
  const lines = new LineSplitter(
    {
      line(text, number) {
        const event = parseJson(text)
        if (event === undefined) badLines.noJson(number, text)
        else found.push({ number, event })
      },
      tooLong: (number) => badLines.tooLong(number, maxLineBytes),
    },
    maxLineBytes,
  )
  for await (const chunk of chunks) {
    lines.push(chunk)
    yield found.splice(0)
  }
  lines.end()
  yield found
}
