/** What is made of a key, kept for as long as the same one comes. */
export function keepLast<Key, Value>(
  make: (key: Key) => Value,
  isSame: (one: Key, other: Key) => boolean = Object.is,
): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined
  return (key) => {
    if (last === undefined || !isSame(last.key, key)) last = { key, value: make(key) }
    return last.value
  }
}

/** Whether two lists hold the same texts in the same order. */
export const areSameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index])
