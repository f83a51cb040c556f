/** An object or list as it was, one level of it. */
interface Level {
  readonly object: object
  readonly keys: readonly string[]
  readonly values: readonly unknown[]
}

/** What a mapping held when it was compiled: whoever changes it afterwards has another mapping. */
export class Snapshot {
  readonly #levels: readonly Level[]

  constructor(mapping: object) {
    this.#levels = levelsOf(mapping)
  }

  /** Whether the mapping still holds the same, at every depth. */
  isCurrent(): boolean {
    return this.#levels.every(isSame)
  }
}

const levelsOf = (object: object): readonly Level[] => {
  const values = Object.values(object)
  const below = values.flatMap((value) =>
    typeof value === 'object' && value !== null ? levelsOf(value) : [],
  )
  return [{ object, keys: Object.keys(object), values }, ...below]
}

/** No list of keys is made for it: this runs for each event. */
function isSame({ object, keys, values }: Level): boolean {
  let index = 0
  for (const key in object) {
    if (key !== keys[index] || (object as Readonly<Record<string, unknown>>)[key] !== values[index])
      return false
    index += 1
  }
  return index === keys.length
}
