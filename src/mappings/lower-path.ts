import { didYouMean } from '../diagnostics/suggest.js'
import { call, type Expression, nothing, read } from '../expressions/expression.js'
import { anything, list } from '../expressions/kinds.js'
import { defineNative, looksNowhere } from '../expressions/native.js'
import { firstArgument } from '../expressions/types/native-types.js'
import { readType } from '../expressions/types/read-type.js'
import { numberType, type Type, union, without } from '../expressions/types/type.js'
import { readOwn } from '../json/own.js'
import { hintForSeveral, isPathProblem, parsePath } from './paths.js'
import type { Scope } from './scope.js'

/** The value at a path, in the names of the scope. */
export function lowerPath(text: string, scope: Scope): Expression {
  const path = parsePath(text)
  if (isPathProblem(path)) {
    const hint = path.isSeveral ? hintForSeveral(scope.language.directives.has('@jsonpath')) : path.hint
    return scope.problem('map/path', path.message, hint === undefined ? {} : { hint })
  }
  if (path.keys.length > scope.language.maxDepth)
    return scope.problem('map/limit', `a path has at most ${scope.language.maxDepth} steps`)
  const start = path.start === '$' ? scope.names.root : scope.names.elements.get(path.start.slice(1))
  if (start === undefined)
    return scope.names.unknownElements === true ? nothing : unknownStart(path.start, scope)
  return path.keys.reduce(readField, start)
}

/** An own field or element; `length` of a list is the number of its elements, of a map a field like any other. */
export function fieldOf(value: unknown, key: string): unknown {
  return key === 'length' && Array.isArray(value) ? value.length : readOwn(value, key)
}

export const lengthOrField = defineNative({
  name: 'lengthOrField',
  returns: anything,
  looks: looksNowhere,
  moves: () => 'anything',
  type: (args) => lengthOrFieldType(firstArgument(args)),
  apply: (value) => fieldOf(value, 'length'),
})

function lengthOrFieldType(value: Type): Type {
  const others = readType(without(value, list), 'length')
  return (value.kinds & list) === 0 ? others : union(others, numberType)
}

/** What `fieldOf` gives, for a key that is known. */
export function readField(from: Expression, key: string): Expression {
  if (key !== 'length' || from.kind === 'object' || from.kind === 'literal') return read(from, key)
  return call(lengthOrField, [from])
}

function unknownStart(start: string, scope: Scope): Expression {
  const named = [...scope.names.elements.keys()].filter((name) => name !== '').map((name) => `@${name}`)
  if (named.length === 0)
    scope.problem('map/path', `"${start}" is the element of a loop, and no loop is around it`, {
      hint: `a field of that name is written $['${start}']`,
    })
  else
    scope.problem(
      'map/path',
      `no loop names its element "${start}"; there is ${named.join(', ')}`,
      didYouMean(start, named),
    )
  return nothing
}
