import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js'
import { type BackEnd, defaultEvaluation } from '../expressions/compile.js'
import { type Expression, variable } from '../expressions/expression.js'
import { limitFailure } from '../expressions/limit-failure.js'
import type { Json } from '../json/value.js'
import { type GivenLanguage, languageOf, type MappingOptions } from './language.js'
import { MappingError } from './mapping-error.js'
import { type Names, Scope } from './scope.js'
import { compileInSurroundings, type SurroundingsSources } from './surroundings.js'

export interface CompileMappingOptions extends MappingOptions, SurroundingsSources {
  /** Generated code where it is allowed, else closures. */
  readonly evaluation?: BackEnd
}

/**
 * As `compileMapping`, with what is given and nothing else, so that bundlers leave the rest out: the directives
 * (`waybill/directives` has them one by one), and `lowerQuery` where there are conditions. Throws `MappingError` with
 * every problem at once. What it gives throws `ValueFailure` and nothing else.
 */
export function compileMappingWith(
  mapping: Json,
  options: CompileMappingOptions & GivenLanguage,
): (data: unknown) => unknown {
  const [data, surroundings] = [variable('data'), variable('surroundings')] as const
  const names = { ...namesOf(data), surroundings }
  const { expression, diagnostics } = lowerMappingWith(mapping, names, options)
  if (hasErrors(diagnostics)) throw new MappingError(diagnostics)
  const evaluation = options.evaluation ?? defaultEvaluation()
  return withinLimits(compileInSurroundings(expression, [data, surroundings], evaluation, options))
}

/** What is more than the platform can hold fails the value, as everything else does that data can bring about. */
function withinLimits(apply: (data: unknown) => unknown): (data: unknown) => unknown {
  return (data) => {
    try {
      return apply(data)
    } catch (error) {
      throw limitFailure(error) ?? error
    }
  }
}

/** The expression for a mapping in the given names, with every problem that was found. */
export function lowerMappingWith(
  mapping: Json,
  names: Names,
  language: GivenLanguage,
): { readonly expression: Expression; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const expression = rootScopeWith(names, language, diagnostics).lower(mapping)
  return { expression, diagnostics }
}

/** The place where a mapping begins. `diagnostics` is filled while it is lowered. */
export function rootScopeWith(names: Names, language: GivenLanguage, diagnostics: Diagnostic[]): Scope {
  return new Scope(languageOf(language), names, names.pointer ?? '', 0, diagnostics)
}

/** The names of a field mapping: `$` is the data, there is no loop around. */
export const namesOf = (root: Expression): Names => ({ root, elements: new Map() })
