import type { TemplateScope } from '../template.js'

/** The settings that are read below a place of the definition and nowhere else. */
export function settingsOnlyReadBelow(
  pointer: string,
  { settingsReads }: TemplateScope,
): ReadonlySet<string> {
  // A `let` by itself uses nothing: what reads it does, and is recorded with what it reads through it.
  const uses = settingsReads.filter((read) => !/^(?:\/actions\/[^/]+(?:\/batch)?)?\/let\//.test(read.pointer))
  const isInside = (read: { readonly pointer: string }) => read.pointer.startsWith(pointer)
  const outside = new Set(uses.filter((read) => !isInside(read)).map(({ field }) => field))
  if (outside.has(undefined)) return new Set()
  const inside = uses.filter(isInside).flatMap(({ field }) => (field === undefined ? [] : [field]))
  return new Set(inside.filter((field) => !outside.has(field)))
}
