/** The `integrations` of an event that is for these destinations and no others (requirements.md R77, R112). */
export function onlyTo(names: readonly string[]): { readonly [name: string]: boolean } {
  // Entries: a name is never taken for a prototype.
  return Object.fromEntries([['All', false], ...names.map((name) => [name, true] as const)])
}
