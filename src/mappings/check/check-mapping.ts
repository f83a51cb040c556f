import { type Diagnostic, hasErrors } from '../../diagnostics/diagnostic.js'
import { variable } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import type { Keywords } from '../../schemas/keywords.js'
import { checkQuery } from '../../triggers/index.js'
import { lowerMapping } from '../compile.js'
import { namesOf } from '../compile-with.js'
import type { MappingOptions } from '../language.js'
import { checkTypes } from './check-types.js'
import { type DataSource, dataFacts } from './data.js'

export interface CheckMappingOptions extends MappingOptions, DataSource {
  /** The JSON Schema of what the mapping gives: the fields of an action. */
  readonly schema?: Keywords | undefined
}

/**
 * Every problem of a mapping. Where it is known what it reads (`event`, `plan`, `scope`), paths that nothing can be at;
 * where it is known what it has to give (`schema`), values that no event could make valid, as errors, and what only
 * some events make invalid, as warnings. What is not known is not blamed.
 */
export function checkMapping(mapping: Json, options: CheckMappingOptions = {}): readonly Diagnostic[] {
  const [root, surroundings] = [variable('data'), variable('surroundings')] as const
  const names = { ...namesOf(root), surroundings }
  const { expression, diagnostics } = lowerMapping(mapping, names, { lowerQuery: checkQuery, ...options })
  if (hasErrors(diagnostics)) return diagnostics
  return [...diagnostics, ...checkTypes(expression, [root, surroundings], dataFacts(options), options.schema)]
}
