import type { JsonScalar } from '../../../json/value.js'
import type { Compared } from '../operator.js'

/** Only what the form takes for a value: neither true, false nor null, which are operators of their own. */
export function textOrNumber(found: Compared<JsonScalar> | undefined): Compared<string | number> | undefined {
  if (found === undefined) return undefined
  const { field, value } = found
  return typeof value === 'string' || typeof value === 'number' ? { field, value } : undefined
}
