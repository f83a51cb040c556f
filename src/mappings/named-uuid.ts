import { sha1 } from '@noble/hashes/legacy.js'
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { absent, nullish, string } from '../expressions/kinds.js'
import { looksAtText, type Native } from '../expressions/native.js'
import { firstArgument, forKinds } from '../expressions/types/native-types.js'
import { nothingType, scalarKinds, union } from '../expressions/types/type.js'
import { scalarText } from './scalar-text.js'
import { uuidText } from './uuid-text.js'

/** The namespaces of RFC 9562, section 6.6. */
export const namespaces: ReadonlyMap<string, string> = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
])

/** The UUID, version 5, of a name in a namespace (RFC 9562, section 5.5): the same name always has the same. */
export const namedUuid: Native<string> = {
  name: 'namedUuid',
  returns: string | nullish | absent,
  weight: 300,
  looks: looksAtText,
  type: (args) =>
    forKinds(firstArgument(args), scalarKinds, union({ kinds: string, format: 'uuid' }, nothingType)),
  prepare: (namespace) => {
    const prefix = hexToBytes(namespace.replaceAll('-', ''))
    return (value) => {
      const name = scalarText(value)
      if (name === undefined || name === '') return value === null ? null : undefined
      return uuidText(sha1(concatBytes(prefix, utf8ToBytes(name))), 5)
    }
  },
}
