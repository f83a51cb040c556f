/** Under this name the headers print as those of node-fetch do, which the snapshots of existing tests hold. */
const map: unique symbol = Symbol('map')

/** The headers of a request: read as those of the platform, whatever the case, and printed with what they hold. */
export class Headers implements globalThis.Headers {
  // By its name it is printed: bundlers, which rename classes, leave this one.
  static readonly name = 'Headers'
  readonly [map]: Record<string, string[]> = Object.create(null)

  constructor(init: HeadersInit = {}) {
    for (const [name, value] of entriesOf(init)) this.append(name, value)
  }

  append(name: string, value: string): void {
    const key = this.#keyOf(expectName(name))
    this[map][key ?? name] = [...(key === undefined ? [] : this.#valuesAt(key)), expectValue(value)]
  }

  set(name: string, value: string): void {
    this[map][this.#keyOf(expectName(name)) ?? name] = [expectValue(value)]
  }

  delete(name: string): void {
    const key = this.#keyOf(name)
    if (key !== undefined) delete this[map][key]
  }

  get(name: string): string | null {
    const key = this.#keyOf(name)
    return key === undefined ? null : this.#valuesAt(key).join(', ')
  }

  getSetCookie(): string[] {
    const key = this.#keyOf('set-cookie')
    return key === undefined ? [] : [...this.#valuesAt(key)]
  }

  has(name: string): boolean {
    return this.#keyOf(name) !== undefined
  }

  forEach(
    visit: (value: string, name: string, headers: globalThis.Headers) => void,
    thisArg?: unknown,
  ): void {
    for (const [name, value] of this) visit.call(thisArg, value, name, this)
  }

  entries(): HeadersIterator<[string, string]> {
    return this[Symbol.iterator]()
  }

  keys(): HeadersIterator<string> {
    return this.#sorted()
      .map(([name]) => name)
      .values()
  }

  values(): HeadersIterator<string> {
    return this.#sorted()
      .map(([, value]) => value)
      .values()
  }

  [Symbol.iterator](): HeadersIterator<[string, string]> {
    return this.#sorted().values()
  }

  /** By lower-case names in their order, as the platform's do. */
  #sorted(): [string, string][] {
    return Object.entries(this[map])
      .map(([name, values]): [string, string] => [name.toLowerCase(), values.join(', ')])
      .sort(([one], [other]) => (one < other ? -1 : 1))
  }

  /** The name as it was first written. */
  #keyOf(name: string): string | undefined {
    const sought = name.toLowerCase()
    return Object.keys(this[map]).find((key) => key.toLowerCase() === sought)
  }

  #valuesAt(key: string): readonly string[] {
    return this[map][key] ?? []
  }
}

function entriesOf(init: HeadersInit): Iterable<readonly [string, string]> {
  return Symbol.iterator in init ? pairsOf(init) : Object.entries(init)
}

function* pairsOf(init: Iterable<readonly string[]>): Generator<readonly [string, string]> {
  for (const [name = '', value = ''] of init) yield [name, value]
}

/** A token of RFC 9110, section 5.6.2. */
function expectName(name: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name
  throw new TypeError(`${name} is not a legal HTTP header name`)
}

/** Visible characters of a byte each, spaces and tabs (RFC 9110, section 5.5). */
function expectValue(value: unknown): string {
  const text = String(value)
  if (/^[\t -~\x80-\xff]*$/.test(text)) return text
  throw new TypeError(`${text} is not a legal HTTP header value`)
}
