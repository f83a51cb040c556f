/** The same for each of many keys: `nameOf` tells them apart. */
export function onceForEach<Key, Value>(
  make: (key: Key) => Value,
  nameOf: (key: Key) => string,
): (key: Key) => Value {
  const made = new Map<string, Value>()
  return (key) => {
    const name = nameOf(key)
    const known = made.get(name) ?? make(key)
    made.set(name, known)
    return known
  }
}
