/**
 * A copy of an object without some of its fields; of nothing, an empty object. Its type still has them, for definitions
 * read them.
 */
export function omit<Type extends object, Keys extends string[]>(
  object: Type | undefined,
  keys: Keys,
): Omit<Type, keyof Keys>
export function omit(object: object | undefined, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([key]) => !keys.includes(key)))
}
