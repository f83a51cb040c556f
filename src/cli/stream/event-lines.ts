import { isList } from '../../json/value.js'
import type { BadLines } from './bad-lines.js'
import { LineSplitter } from './lines.js'
import type { EventSource } from './open-events.js'
import { parseJson } from './parse-json.js'
import type { ReadEvent } from './read-events.js'

/**
 * The events of each piece of a source, one a line or a list of them; lines that are no JSON are told of. Whoever stops asking
 * before the end of the source never gets the line that had begun.
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
        const value = parseJson(text)
        if (value === undefined) badLines.noJson(number, text)
        else for (const event of isList(value) ? value : [value]) found.push({ number, event })
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
