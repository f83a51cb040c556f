/**
 * Values by texts, in no order, of which one can be changed without copying all of the others: they lie on shelves, and
 * only the shelf of the changed one is copied. Nothing in it ever changes; `ShelvedEdit` makes another one of it.
 */
export class ShelvedMap<Value> {
  constructor(
    readonly shelves: readonly (ReadonlyMap<string, Value> | undefined)[] = [],
    readonly size = 0,
  ) {}

  get(key: string): Value | undefined {
    return this.shelves[shelfOf(key)]?.get(key)
  }

  keys(): readonly string[] {
    return this.shelves.flatMap((shelf) => (shelf === undefined ? [] : [...shelf.keys()]))
  }

  values(): readonly Value[] {
    return this.shelves.flatMap((shelf) => (shelf === undefined ? [] : [...shelf.values()]))
  }
}

/** A map to be changed in many places; the map that it began with stays as it is. */
export class ShelvedEdit<Value> {
  readonly #shelves: (ReadonlyMap<string, Value> | undefined)[]
  #size: number
  /** The shelves that this edit has made. */
  readonly #own = new Map<number, Map<string, Value>>()

  constructor({ shelves, size }: ShelvedMap<Value>) {
    this.#shelves = [...shelves]
    this.#size = size
  }

  get(key: string): Value | undefined {
    return this.#shelves[shelfOf(key)]?.get(key)
  }

  set(key: string, value: Value): void {
    const shelf = this.#shelf(key)
    if (!shelf.has(key)) this.#size += 1
    shelf.set(key, value)
  }

  delete(key: string): void {
    if (this.#shelf(key).delete(key)) this.#size -= 1
  }

  done(): ShelvedMap<Value> {
    return new ShelvedMap(this.#shelves, this.#size)
  }

  #shelf(key: string): Map<string, Value> {
    const at = shelfOf(key)
    const known = this.#own.get(at)
    if (known !== undefined) return known
    const shelf = new Map(this.#shelves[at])
    this.#own.set(at, shelf)
    this.#shelves[at] = shelf
    return shelf
  }
}

const shelfCount = 128

/** By the length and the last characters: those in which names of one kind differ. */
function shelfOf(key: string): number {
  let sum = key.length
  for (let at = Math.max(0, key.length - 4); at < key.length; at += 1) sum = sum * 31 + key.charCodeAt(at)
  return sum % shelfCount
}
