/** What is made of a list of texts, kept for as long as the same ones come. */
export function keepLast<Value>(
  make: (texts: readonly string[]) => Value,
): (texts: readonly string[]) => Value {
  let last: { readonly texts: readonly string[]; readonly value: Value } | undefined
  return (texts) => {
    if (last === undefined || !areSame(last.texts, texts)) last = { texts, value: make(texts) }
    return last.value
  }
}

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index])
