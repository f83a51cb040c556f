import { unwritable } from '../json/can-be-written.js'
import { ValueFailure } from './failure.js'

/** Throws `ValueFailure` where a value could not be written as JSON: whoever gets it could not send or keep it. */
export function holdToJson(value: unknown): void {
  const why = unwritable(value)
  if (why === 'deep') throw new ValueFailure('TOO_DEEP', 'the data nests too deeply to be sent')
  if (why === 'bigint') throw new ValueFailure('NOT_JSON', 'the data holds a bigint, and JSON has none')
}
