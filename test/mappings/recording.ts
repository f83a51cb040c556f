/** Data that notes every own field that is read, as the keys that lead to it. */
export function record(data: unknown): { readonly recorded: unknown; readonly reads: readonly string[][] } {
  const reads: string[][] = []
  return { recorded: watch(data, [], reads), reads }
}

function watch(value: unknown, keys: readonly string[], reads: string[][]): unknown {
  if (typeof value !== 'object' || value === null) return value
  // The proxy stands before a copy: a frozen target would have to give back its very own values.
  const copy: object = Array.isArray(value) ? [...value] : { ...value }
  return new Proxy(copy, {
    get(target, key, receiver) {
      const inner = Reflect.get(target, key, receiver)
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return inner
      const path = [...keys, key]
      reads.push(path)
      return watch(inner, path, reads)
    },
    set: refuse,
    defineProperty: refuse,
    deleteProperty: refuse,
  })
}

function refuse(): never {
  throw new Error('the data was written to')
}
