import { call, defineNative, type Expression, kinds, literal } from '../../expressions/index.js'
import { directives } from './directives/directives.js'
import { fail } from './fail.js'
import { makeList, makeObject } from './make.js'
import type { Place } from './place.js'
import { isObject } from './real-type-of.js'

/** The expression for a part of a mapping: a directive for what it computes, all else for itself. */
export function lowerPart(value: unknown, place: Place): Expression {
  if (Array.isArray(value)) return makeList(value.map((item) => lowerPart(item, place)))
  if (!isObject(value)) return lowerScalar(value)
  if (isDirective(value)) return lowerDirective(value, place)
  return makeObject(Object.entries(value).map(([key, item]) => [key, place.lowerField(key, item)]))
}

/** Whether all keys of an object begin with `@`, the one for notes aside. */
export function isDirective(value: Readonly<Record<string, unknown>>): boolean {
  const keys = Object.keys(value)
  return keys.some(isName) && keys.every((key) => isName(key) || key === '_metadata')
}

const isName = (key: string): boolean => key.startsWith('@')

/** Of several directives in one object the first runs. */
function lowerDirective(value: Readonly<Record<string, unknown>>, place: Place): Expression {
  const name = Object.keys(value).find(isName) ?? ''
  const directive = directives.get(name)
  if (directive === undefined) return fail(`${name} is not a valid directive, got undefined`)
  return directive.lower(value[name], place)
}

function lowerScalar(value: unknown): Expression {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'undefined':
      return literal(value)
    default:
      return value === null ? literal(null) : itself(value)
  }
}

/** What is no JSON, such as a date that a definition wrote into a mapping. */
const itself = (value: unknown): Expression =>
  call(defineNative({ name: 'itself', returns: kinds.anything, apply: () => value }), [])
