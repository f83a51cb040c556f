import { code, defineNative, kinds } from '../../expressions/index.js'

/**
 * A field as the public kit reads it: what counts as false for JavaScript comes back itself, and what is inherited,
 * characters and lengths are read too.
 */
export const readKey = defineNative({
  name: 'readKeyLoosely',
  returns: kinds.anything,
  looks: () => 'nowhere',
  apply: (from, key) => keyOf(from, String(key)),
  inline: ([from, key]) =>
    from === undefined || key === undefined ? undefined : code`(${from} && ${from}[${key}])`,
})

function keyOf(from: unknown, key: string): unknown {
  if (!from) return from
  return Reflect.get(Object(from), key, from)
}

/** What stands at the keys below a value. */
export const valueAt = (root: unknown, keys: readonly string[]): unknown => keys.reduce(keyOf, root)
