import { ValueFailure } from '../expressions/failure.js'
import { number } from '../expressions/kinds.js'
import { looksNowhere, type Native } from '../expressions/native.js'

/** What the clock says, in milliseconds since 1970, for the directive at a place. Throws `ValueFailure` without one. */
export const clockTime: Native<string> = {
  name: 'clockTime',
  returns: number,
  looks: looksNowhere,
  prepare: (place) => (now) => {
    if (typeof now === 'number' && Number.isFinite(now)) return now
    const reason = now === undefined ? 'no clock was given' : 'the clock gives no milliseconds since 1970'
    throw new ValueFailure('NO_CLOCK', `the time is asked for at ${place}, and ${reason}`)
  },
}
