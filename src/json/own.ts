/**
 * Reading and writing own properties only, whatever a key is called (`__proto__`, `constructor`, …).
 * Rule: mappings.md, "Paths read own properties only".
 */

/** Names that a value of JSON can inherit: reading them directly could leave the data. */
const inherited = new Set(
  [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype].flatMap(
    (prototype) => Object.getOwnPropertyNames(prototype),
  ),
)

const listIndex = /^(?:0|[1-9]\d*)$/

/** Whether a key names an element of a list: a whole number without a sign or leading zeros. */
export const isListIndex = (key: string): boolean => listIndex.test(key)

/**
 * Whether `value.key` can be nothing but an own property, for any JSON value: no prototype has the name,
 * and it is no index (text has characters at indexes).
 */
export function isPlainKey(key: string): boolean {
  return !inherited.has(key) && !listIndex.test(key)
}

/**
 * The field of a map or the element of a list, own properties only.
 * A read through null is null, through anything else that has no fields undefined.
 */
export function readOwn(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return value === null ? null : undefined
  if (Array.isArray(value) && !listIndex.test(key)) return undefined
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}

/** Sets an own property, also one called `__proto__`. The one place that writes to an object under construction. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
  } else {
    target[key] = value
  }
}
