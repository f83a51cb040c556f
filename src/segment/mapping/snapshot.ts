/** An object or list as it was, one level of it. */
interface Level {
  readonly object: object
  readonly keys: readonly string[]
  readonly values: readonly unknown[]
}

/**
 * What a mapping held when it was compiled: whoever changes it afterwards has another mapping. `isDeep`: what stands in
 * its fields is compared too, which costs as much as running it.
 */
export class Snapshot {
  readonly #levels: readonly Level[]

  constructor(mapping: object, isDeep: boolean) {
    this.#levels = isDeep ? levelsOf(mapping) : [levelOf(mapping)]
  }

  /** Whether the mapping still holds the same. */
  isCurrent(): boolean {
    return this.#levels.every(isSame)
  }
}

const levelOf = (object: object): Level => ({
  object,
  keys: Object.keys(object),
  values: Object.values(object),
})

const levelsOf = (object: object): readonly Level[] => {
  const level = levelOf(object)
  const below = level.values.filter((value) => typeof value === 'object' && value !== null)
  return [level, ...below.flatMap(levelsOf)]
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
