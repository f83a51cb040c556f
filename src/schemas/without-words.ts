import type { Keywords } from './keywords.js'
import { mapSubschemas } from './subschemas.js'

/** A schema without what only people and editors read; titles stay, as messages name fields by them. */
export function withoutWords(schema: Keywords): Keywords {
  const { description: _, examples: __, ui: ___, ...rest } = schema
  return mapSubschemas(rest, withoutWords)
}
