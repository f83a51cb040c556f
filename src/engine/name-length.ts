import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { ConnectionLimits } from './limits.js'

/** The most characters of the name of a subscription or filter, unless the engine's limits say another number. */
export const nameLength = 64

/** Whether a name is longer than it may be. Characters are counted as JSON Schema counts them. */
export function nameProblems(
  name: string | undefined,
  { nameLength: most }: Pick<ConnectionLimits, 'nameLength'>,
): readonly Diagnostic[] {
  const length = name === undefined ? 0 : [...name].length
  if (length <= most) return []
  const message = `a name has at most ${most} characters, this one has ${length}`
  return [{ code: 'config/limit', severity: 'error', message, pointer: '/name' }]
}
