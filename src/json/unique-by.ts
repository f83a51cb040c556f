/** The first of those that have one name. */
export function uniqueBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  const seen = new Set<string>()
  return items.filter((item) => {
    const name = nameOf(item)
    const isNew = !seen.has(name)
    seen.add(name)
    return isNew
  })
}
