/** What the public kit calls the kind of a value: `object`, `array`, `null`, `undefined`, `date`, … */
export const realTypeOf = (value: unknown): string =>
  Object.prototype.toString.call(value).slice('[object '.length, -1).toLowerCase()

/** An object in the words of `realTypeOf`: with fields, of a class of the definition's own too. */
export function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  return Object.getPrototypeOf(value) === Object.prototype || realTypeOf(value) === 'object'
}
