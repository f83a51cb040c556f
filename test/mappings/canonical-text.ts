/**
 * A value as JSON text with sorted keys, undefined for undefined: two JSON values are the same when their texts are,
 * also where a key is called `__proto__`, which test runners' own comparisons overlook.
 */
export function canonicalText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item) ?? 'null').join(',')}]`
  const fields = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${fields.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`
}

/** A value so that nothing is lost: keys in their order, undefined where it is held, negative zero. */
export function exactText(value: unknown): string {
  if (Object.is(value, -0)) return '-0'
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  if (Array.isArray(value)) return `[${Array.from(value, exactText).join(',')}]`
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${exactText(item)}`)
    .join(',')}}`
}
