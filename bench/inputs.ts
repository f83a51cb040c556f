import { sampleEvents } from '../src/events/sample.js'

/** An event as far as the benchmark itself looks into it. */
export interface SampleEvent {
  readonly type: string
  readonly [key: string]: unknown
}

const most = 50_000

/**
 * The first well-formed sample events that are wanted, each with a shape and strings of its own, as they come from
 * a parser.
 */
export function ringOf(size: number, wanted: (event: SampleEvent) => boolean): readonly SampleEvent[] {
  const ring: SampleEvent[] = []
  for (const event of sampleEvents({ count: most, seed: 7, malformed: 0 })) {
    const parsed: SampleEvent = JSON.parse(JSON.stringify(event))
    if (wanted(parsed)) ring.push(parsed)
    if (ring.length === size) return ring
  }
  throw new Error(`only ${ring.length} of ${most} sample events fit`)
}
