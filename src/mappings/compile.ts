import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type Expression, variable } from '../expressions/expression.js'
import { type PathRead, readsOf as readsOfExpression } from '../expressions/reads.js'
import type { Json } from '../json/value.js'
import { lowerQuery } from '../triggers/index.js'
import {
  type CompileMappingOptions,
  compileMappingWith,
  lowerMappingWith,
  namesOf,
  rootScopeWith,
} from './compile-with.js'
import { directiveRoutines } from './directives/directives.js'
import type { GivenLanguage, MappingOptions } from './language.js'
import { formatPath } from './paths.js'
import type { Names, Scope } from './scope.js'

/**
 * A function from data (an event, for a field mapping) to output; undefined where the mapping gives nothing.
 * Neither the mapping nor the data is changed; the output may share parts with the data.
 * Throws `MappingError` with every problem at once; the function throws `ValueFailure` and nothing else: for a value
 * that can not be used, and for data that nests too deeply (`TOO_DEEP`) or becomes too large (`TOO_LARGE`).
 */
export function compileMapping(
  mapping: Json,
  options: CompileMappingOptions = {},
): (data: unknown) => unknown {
  return compileMappingWith(mapping, inFull(options))
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
export function readsOf(mapping: Json, options: MappingOptions = {}): readonly string[] {
  const data = variable('data')
  const { expression } = lowerMapping(mapping, namesOf(data), options)
  const paths = readsOfExpression(expression).filter(({ from }) => from === data)
  const isBelow = ({ keys }: PathRead, above: PathRead): boolean =>
    keys.length > above.keys.length && above.keys.every((key, index) => key === keys[index])
  const told = paths.filter((path) => path.asksKind !== true || !paths.some((other) => isBelow(other, path)))
  return [...new Set(told.map(({ keys }) => formatPath({ start: '$', keys })))]
}

/** The expression for a mapping in the given names, with every problem that was found. */
export function lowerMapping(
  mapping: Json,
  names: Names,
  options: MappingOptions = {},
): { readonly expression: Expression; readonly diagnostics: readonly Diagnostic[] } {
  return lowerMappingWith(mapping, names, inFull(options))
}

/** The place where a mapping begins. `diagnostics` is filled while it is lowered. */
export function rootScope(names: Names, options: MappingOptions, diagnostics: Diagnostic[]): Scope {
  return rootScopeWith(names, inFull(options), diagnostics)
}

/** With all directives of ours and queries, where none are given. */
const inFull = <Options extends MappingOptions>(options: Options): Options & GivenLanguage => ({
  ...options,
  directives: options.directives ?? directiveRoutines,
  lowerQuery: options.lowerQuery ?? lowerQuery,
})
