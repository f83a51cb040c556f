import { didYouMean } from '../diagnostics/suggest.js'
import { type Expression, listOf, literal, nothing, objectOf } from '../expressions/expression.js'
import { place, placeDirective } from '../expressions/place.js'
import { isObject, isPlainObject, type Json } from '../json/value.js'
import { lowerExpanded } from './expand-keys.js'
import { directiveNameIn } from './is-directive.js'
import { checkOptions, nestedParts } from './options.js'
import type { Scope } from './scope.js'

/** The expression for a mapping: plain values stand for themselves, a directive for what it computes. */
export function lowerPlain(mapping: unknown, scope: Scope): Expression {
  if (isTooDeep(scope)) return tooDeep(scope)
  const name = isObject(mapping) ? directiveNameIn(mapping) : undefined
  // Below a directive that is wrong itself nobody knows what a text was meant for.
  if (typeof mapping === 'string' && scope.names.unknownElements !== true) warnOfText(mapping, scope)
  if (scope.language.expandsKeys && isPlainObject(mapping) && name === undefined)
    return lowerExpanded(mapping, scope)
  if (name === undefined || !isObject(mapping))
    return place(
      lowerJson(mapping, scope, (item, key) => scope.lower(item, key)),
      scope.pointer,
    )
  // Saved mappings of the field carry `_metadata` beside a directive.
  const other = Object.keys(mapping).find((key) => key !== name && key !== '_metadata')
  if (other === undefined) return lowerDirective(name, mapping[name] as Json, scope.below(name))
  return scope.problem(
    'map/mixed-directive',
    `"${name}" must stand alone, here it stands beside "${other}"`,
    {
      hint: 'put the directive into an object of its own, or the whole into @literal',
    },
  )
}

/** Text is never read: who writes a hole or a path into it most often wants it to be. */
function warnOfText(text: string, scope: Scope): void {
  const open = text.indexOf('{{')
  if (open !== -1 && text.includes('}}', open))
    scope.warning('map/template', 'this text is sent as it is, and nothing is put into its braces', {
      hint: '"{{…}}" is plain text here; a template is {"@template": "…"}, text meant as it is {"@literal": "…"}',
    })
  else if (looksLikePath.test(text))
    scope.warning('map/path', 'this text is sent as it is: it is no path here', {
      hint: `a path is {"@path": "${text}"}, text meant as it is {"@literal": "…"}`,
    })
}

const looksLikePath = /^[$@]\.[\p{L}_][\p{L}\p{N}_.[\]-]*$/u

/** The expression for JSON that stands for itself; it gives a fresh copy each time. */
export function lowerConstant(value: unknown, scope: Scope): Expression {
  if (isTooDeep(scope)) return tooDeep(scope)
  return place(
    lowerJson(value, scope, (item, key) => scope.constant(item, key)),
    scope.pointer,
  )
}

function lowerJson(
  value: unknown,
  scope: Scope,
  lowerItem: (item: Json, key: string | number) => Expression,
): Expression {
  if (Array.isArray(value)) return listOf(Array.from(value, lowerItem))
  if (isPlainObject(value))
    return objectOf(presentEntries(value).map(([key, item]) => [key, lowerItem(item, key)]))
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return literal(value)
  if (typeof value === 'number' && Number.isFinite(value)) return literal(value)
  return scope.problem('map/not-json', `${nameOf(value)} is no JSON value`)
}

function lowerDirective(name: string, options: Json, scope: Scope): Expression {
  const directive = scope.language.directives.get(name)
  if (directive === undefined) {
    const known = [...scope.language.directives.keys()]
    return scope.problem('map/unknown-directive', `there is no directive "${name}"`, didYouMean(name, known))
  }
  const problems = checkOptions(directive.options, options, scope.pointer)
  if (problems.length === 0) return placeDirective(directive.lower(options, scope), scope.pointer)
  for (const { pointer, message, ...hint } of problems) scope.at(pointer).problem('map/option', message, hint)
  lowerParts(directive.options, options, scope.withUnknownElements())
  return nothing
}

/** What stands inside of wrong options is lowered all the same, so that its problems are found in the same go. */
function lowerParts(schema: Parameters<typeof nestedParts>[0], options: Json, scope: Scope): void {
  for (const { kind, value, keys } of nestedParts(schema, options)) {
    if (kind === 'mapping') scope.lower(value, ...keys)
    else if (kind !== 'json' && typeof value === 'string') scope[kind](value, ...keys)
  }
}

export const isTooDeep = ({ depth, language }: Scope): boolean => depth > language.maxDepth

export function tooDeep(scope: Scope): Expression {
  return scope.problem('map/limit', `a mapping nests at most ${scope.language.maxDepth} levels deep`)
}

/** The entries of an object but those that a caller left undefined. */
export const presentEntries = (value: object): readonly (readonly [key: string, item: Json])[] =>
  Object.entries(value).filter(([, item]) => item !== undefined)

function nameOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return 'an instance of a class'
  return typeof value === 'function' ? 'a function' : String(value)
}
