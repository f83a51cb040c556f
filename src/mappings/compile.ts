import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { hasErrors } from '../diagnostics/diagnostic.js'
import { DiagnosticsError } from '../diagnostics/error.js'
import { defaultEvaluation, type Evaluation } from '../expressions/compile.js'
import { type Expression, nothing, variable } from '../expressions/expression.js'
import { type PathRead, readsOf as readsOfExpression } from '../expressions/reads.js'
import type { Json } from '../json/value.js'
import { checkFql, lowerQuery } from '../triggers/index.js'
import type { Directive } from './directive.js'
import { directives as allDirectives } from './directives/index.js'
import type { MappingFunction } from './functions.js'
import { formatPath } from './paths.js'
import { type Language, type Names, Scope } from './scope.js'
import { compileInSurroundings, type SurroundingsSources } from './surroundings.js'

/** The language, as far as a caller wants to change it. */
export interface LanguageOptions {
  /** The directives that there are; all of ours where it is left out. */
  readonly directives?: readonly Directive[]
  /** The pure functions that `@call` can call; none where it is left out. */
  readonly functions?: readonly MappingFunction[]
  /** How deep a mapping may nest; 64 where it is left out. */
  readonly maxDepth?: number
  /** How many steps a mapping may come to where `@transform` multiplies them; 20,000 where it is left out. */
  readonly maxWeight?: number
  /** How long a pattern or replacement of `@replace` may be; the public mapping kit allows 10, we set no limit. */
  readonly maxReplaceLength?: number
  /** How many characters a template of `@liquid` may have; 1,000 where it is left out (requirements.md R51). */
  readonly maxLiquidLength?: number
  /**
   * What one rendering of `@liquid` may cost, in characters and list elements that are looked at or made; 10,000,000
   * where it is left out. It stands for the public 500 ms and 100 MB, and gives the same answer on every machine.
   */
  readonly maxLiquidWork?: number
}

export interface CompileMappingOptions extends LanguageOptions, SurroundingsSources {
  /** Generated code where it is allowed, else closures. */
  readonly evaluation?: Evaluation
}

/** A mapping that does not compile; `diagnostics` holds every problem. */
export class MappingError extends DiagnosticsError {
  override readonly name = 'MappingError'
}

/** The expression for a mapping in the given names, with every problem that was found. */
export function lowerMapping(
  mapping: Json,
  names: Names,
  options: LanguageOptions = {},
): { readonly expression: Expression; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const expression = rootScope(names, options, diagnostics).lower(mapping)
  return { expression, diagnostics }
}

/** The place where a mapping begins. `diagnostics` is filled while it is lowered. */
export function rootScope(names: Names, options: LanguageOptions, diagnostics: Diagnostic[]): Scope {
  return new Scope(languageOf(options), names, '', 0, diagnostics)
}

/**
 * A function from data (an event, for a field mapping) to output; undefined where the mapping gives nothing.
 * Neither the mapping nor the data is changed; the output may share parts with the data.
 * Throws `MappingError` with every problem at once.
 */
export function compileMapping(
  mapping: Json,
  options: CompileMappingOptions = {},
): (data: unknown) => unknown {
  const [data, surroundings] = [variable('data'), variable('surroundings')] as const
  const names = { ...namesOf(data), surroundings }
  const { expression, diagnostics } = lowerMapping(mapping, names, options)
  if (hasErrors(diagnostics)) throw new MappingError(diagnostics)
  const evaluation = options.evaluation ?? defaultEvaluation()
  return compileInSurroundings(expression, [data, surroundings], evaluation, options)
}

type Apply = (data: unknown) => unknown

/** By options, then by mapping: both are known by identity. */
const compiled = new WeakMap<object, WeakMap<object, Apply>>()
const noOptions: CompileMappingOptions = {}

/**
 * Compiles a mapping, once for each mapping object (and options object, where there is one), and runs it.
 * A mapping that is changed afterwards is not compiled again.
 */
export function applyMapping(
  mapping: Json,
  data: unknown,
  options: CompileMappingOptions = noOptions,
): unknown {
  if (typeof mapping !== 'object' || mapping === null) return compileMapping(mapping, options)(data)
  const known = compiled.get(options) ?? new WeakMap<object, Apply>()
  const apply = known.get(mapping) ?? compileMapping(mapping, options)
  known.set(mapping, apply)
  compiled.set(options, known)
  return apply(data)
}

/**
 * Every path that a mapping can read, `$.a.b`, in the order of the mapping, without repeats. What stands below a path
 * may be read too. A path of which only the kind of its value is asked is left out where others lie below it.
 */
export function readsOf(mapping: Json, options: LanguageOptions = {}): readonly string[] {
  const data = variable('data')
  const { expression } = lowerMapping(mapping, namesOf(data), options)
  const paths = readsOfExpression(expression).filter(({ from }) => from === data)
  const isBelow = ({ keys }: PathRead, above: PathRead): boolean =>
    keys.length > above.keys.length && above.keys.every((key, index) => key === keys[index])
  const told = paths.filter((path) => path.asksKind !== true || !paths.some((other) => isBelow(other, path)))
  return [...new Set(told.map(({ keys }) => formatPath({ start: '$', keys })))]
}

/** The names of a field mapping: `$` is the data, there is no loop around. */
export const namesOf = (root: Expression): Names => ({ root, elements: new Map() })

function languageOf({
  directives = allDirectives,
  functions = [],
  maxDepth = 64,
  maxWeight = 20_000,
  maxReplaceLength = Number.POSITIVE_INFINITY,
  maxLiquidLength = 1_000,
  maxLiquidWork = 10_000_000,
}: LanguageOptions): Language {
  return {
    directives: new Map(directives.map((directive) => [directive.name, directive])),
    functions: new Map(functions.map((fn) => [fn.name, fn])),
    lowerCondition,
    maxDepth,
    maxWeight,
    maxReplaceLength,
    maxLiquidLength,
    maxLiquidWork,
  }
}

/** A query in a mapping: its own problems, and its expression where it has none that is an error. */
function lowerCondition(source: string, { root, elements, unknownElements = false }: Names) {
  return unknownElements
    ? {
        expression: nothing,
        diagnostics: checkFql(source, { subject: 'anything', element: true, elements: namesIn(source) }),
      }
    : lowerQuery(source, { root, subject: 'anything', element: elements.get(''), elements })
}

/** Every name that a query could take for an element's. */
const namesIn = (source: string): string[] => source.match(/(?<=@)\w+/g) ?? []
