import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import type { LanguageOptions } from '../../mappings/index.js'
import { checkQuery } from '../../triggers/index.js'
import type { Destination } from '../definition.js'
import { fewExamples } from './few-examples.js'
import { unmappedRequired } from './unmapped-required.js'
import { unmarkedSecrets } from './unmarked-secrets.js'

/**
 * What a definition may say and an author seldom means: secrets that are not marked, required fields that nothing
 * gives, too few examples. For a definition in which `checkDefinition` finds no errors.
 */
export function findDefinitionDoubts(
  definition: Destination,
  options: LanguageOptions = {},
): readonly Diagnostic[] {
  const language = { lowerQuery: checkQuery, ...options }
  return [
    ...unmarkedSecrets(definition),
    ...unmappedRequired(definition, language),
    ...fewExamples(definition),
  ]
}
