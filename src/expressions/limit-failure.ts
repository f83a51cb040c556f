import { ValueFailure } from './failure.js'

/**
 * The failure that an error of the platform stands for where data is more than it can hold: `TOO_DEEP` for its stack,
 * `TOO_LARGE` for one text, list or buffer. Undefined for any other error: that is a defect, or a failure already.
 */
export function limitFailure(error: unknown): ValueFailure | undefined {
  if (!(error instanceof RangeError)) return undefined
  if (/stack|recursion/i.test(error.message))
    return new ValueFailure('TOO_DEEP', 'the data nests too deeply to be worked on')
  if (/length|size|allocation/i.test(error.message))
    return new ValueFailure('TOO_LARGE', 'the data becomes larger than a text or a list can be')
  return undefined
}
