import { readOwn } from '../../json/own.js'
import { parseTime } from '../../time/iso-time.js'

/** Which events of the input a run takes; what is left out asks for nothing. */
export interface Selection {
  readonly type?: readonly string[]
  /** Names of track events, pages or screens. */
  readonly event?: readonly string[]
  /** Milliseconds since 1970: from this time on. */
  readonly from?: number
  /** Until before this time, so that two stretches that meet share no event. */
  readonly to?: number
}

/** Whether an event is one that a selection asks for. One without a time stands in no stretch of time. */
export function compileSelection({ type, event: names, from, to }: Selection): (event: unknown) => boolean {
  return (event) => {
    if (type !== undefined && !isOneOf(type, readOwn(event, 'type'))) return false
    if (names !== undefined && !isOneOf(names, readOwn(event, 'event') ?? readOwn(event, 'name')))
      return false
    if (from === undefined && to === undefined) return true
    const time = timeOf(event)
    return time !== undefined && time >= (from ?? time) && (to === undefined || time < to)
  }
}

const isOneOf = (known: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && known.includes(value)

/** When it happened, else when it was received. */
function timeOf(event: unknown): number | undefined {
  const said = readOwn(event, 'timestamp') ?? readOwn(event, 'receivedAt')
  return typeof said === 'string' ? (parseTime(said) ?? undefined) : undefined
}
