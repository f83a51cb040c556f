import { errorFor } from './mapping-errors.js'
import { checkPart } from './part-checks.js'

/** Throws `ValidationError`, or `MappingErrors` for several, with the words of the public kit. */
export function validateMapping(mapping: unknown): void {
  const found = checkPart(mapping, [])
  if (found !== undefined) throw errorFor(found)
}
