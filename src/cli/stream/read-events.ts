import { isList } from '../../json/value.js'
import type { BadLines } from './bad-lines.js'
import { LineSplitter } from './lines.js'
import type { EventSource } from './open-events.js'
import { parseJson } from './parse-json.js'

/** An event, and the line on which it stands, from 1; in a list its place there. */
export interface ReadEvent {
  readonly number: number
  readonly event: unknown
}

/** A larger text is not looked at as a whole. */
const largestDocument = 64 * 1024 * 1024

/**
 * The events of a source in their order: one JSON value a line, in constant memory. A text that is JSON only as a whole,
 * an event or a list of events over several lines, is taken as such.
 */
export async function* readEvents(
  { chunks }: EventSource,
  bad: Pick<BadLines, 'noJson' | 'tooLong'>,
  maxLineBytes: number,
): AsyncGenerator<ReadEvent> {
  const found: ReadEvent[] = []
  /** The lines from the beginning, as long as they may be parts of one value. */
  let held: Line[] | undefined = []
  let size = 0

  function take(line: Line): void {
    const value = parseJson(line.text)
    if (value === undefined) bad.noJson(line.number, line.text)
    else found.push(...eventsIn(value, line.number))
  }

  function takeHeld(): void {
    for (const line of held ?? []) take(line)
    held = undefined
  }

  const handler = {
    line(text: string, number: number) {
      const line = { text, number }
      if (held?.length === 0 && !isPart(text)) held = undefined
      if (held === undefined) {
        take(line)
        return
      }
      held.push(line)
      size += text.length
      if (size > largestDocument) takeHeld()
    },
    tooLong: (number: number) => bad.tooLong(number, maxLineBytes),
  }
  const lines = new LineSplitter(handler, maxLineBytes)
  for await (const chunk of chunks) {
    lines.push(chunk)
    yield* found.splice(0)
  }
  lines.end()
  const whole = parseJson((held ?? []).map(({ text }) => text).join('\n'))
  if (whole === undefined) takeHeld()
  else found.push(...eventsIn(whole, 1))
  yield* found
}

interface Line {
  readonly text: string
  readonly number: number
}

/** Whether a first line begins a value that goes on below. */
const isPart = (text: string): boolean => /^\s*[[{]/.test(text) && parseJson(text) === undefined

const eventsIn = (value: unknown, number: number): readonly ReadEvent[] =>
  isList(value) ? value.map((event, index) => ({ number: index + 1, event })) : [{ number, event: value }]
