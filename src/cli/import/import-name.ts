import type { Notes } from './note.js'
import { withoutVariables } from './variables.js'

/** The limit of a name (engine.md, Limits). */
const mostCharacters = 64

/** The name of a subscription or filter, where it has one. */
export function importName(name: unknown, notes: Notes): { readonly name?: string } {
  if (typeof name !== 'string' || name === '') return {}
  const characters = [...name]
  if (characters.length > mostCharacters) notes.changed(`its name is cut to ${mostCharacters} characters`)
  return { name: withoutVariables(characters.slice(0, mostCharacters).join('')) }
}
