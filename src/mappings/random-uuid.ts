import { sha1 } from '@noble/hashes/legacy.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { ValueFailure } from '../expressions/failure.js'
import { string } from '../expressions/kinds.js'
import { looksNowhere, type Native } from '../expressions/native.js'
import { uuidText } from './uuid-text.js'

/**
 * The UUID, version 4 (RFC 9562, section 5.4), that belongs to a seed at one place, in loops to one round: pure, so it
 * may be worked out anywhere and as often as one likes. Throws `ValueFailure` without a seed.
 */
export const randomUuid: Native<string> = {
  name: 'randomUuid',
  returns: string,
  weight: 300,
  looks: looksNowhere,
  prepare:
    (place) =>
    (seed, ...indices) => {
      if (typeof seed !== 'string')
        throw new ValueFailure(
          'NO_RANDOM',
          `a random UUID is asked for at ${place}, and no random source was given; one with a "name" needs none`,
        )
      return uuidText(sha1(utf8ToBytes(JSON.stringify([seed, place, ...indices]))), 4)
    },
}
