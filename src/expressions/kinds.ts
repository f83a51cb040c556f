import type { Coalesce, Conditional, Expression } from './expression.js'

/** The kinds of value that an expression can have, as a set of bits. `absent` is JavaScript's undefined. */
export type Kinds = number

/** What is missing. */
export const absent: Kinds = 1
/** Null. */
export const nullish: Kinds = 2
export const boolean: Kinds = 4
export const number: Kinds = 8
export const string: Kinds = 16
export const list: Kinds = 32
export const object: Kinds = 64
/** All kinds. */
export const anything: Kinds = 127

const names: readonly (readonly [Kinds, string])[] = [
  [string, 'text'],
  [number, 'a number'],
  [boolean, 'true or false'],
  [list, 'a list'],
  [object, 'an object'],
  [nullish, 'null'],
  [absent, 'nothing'],
]

/** The kinds in words: `text or null`. */
export function kindsInWords(kinds: Kinds): string {
  return names
    .filter(([kind]) => (kinds & kind) !== 0)
    .map(([, name]) => name)
    .join(' or ')
}

/** The one kind that a value is of. */
export function kindOf(value: unknown): Kinds {
  switch (typeof value) {
    case 'string':
      return string
    case 'number':
      return number
    case 'boolean':
      return boolean
    case 'object':
      return value === null ? nullish : Array.isArray(value) ? list : object
    default:
      return absent
  }
}

/** Every kind of value that `expression` can give; never too few. Decides what generated code may leave out. */
export function kindsOf(expression: Expression): Kinds {
  switch (expression.kind) {
    case 'literal':
      return kindOf(expression.value)
    case 'variable':
    case 'read':
      return anything
    case 'object':
      return object
    case 'list':
      return list
    case 'call':
      return expression.native.returns
    case 'not':
    case 'and':
    case 'or':
      return boolean
    case 'conditional':
    case 'coalesce':
      return kindsOfChoice(expression)
    case 'loop':
      return expression.mode === 'map' ? list : expression.mode === 'find' ? anything : boolean
  }
}

/** Nodes never change, and a choice that stands in many places is not looked into for each of them. */
const knownKinds = new WeakMap<Expression, Kinds>()

function kindsOfChoice(expression: Conditional | Coalesce): Kinds {
  const known = knownKinds.get(expression)
  if (known !== undefined) return known
  const kinds =
    expression.kind === 'conditional'
      ? kindsOf(expression.then) | kindsOf(expression.otherwise)
      : kindsOfCoalesce(expression.values)
  knownKinds.set(expression, kinds)
  return kinds
}

/** All but the last value count only where they are neither missing nor null. */
function kindsOfCoalesce(values: readonly Expression[]): Kinds {
  return values.reduce(
    (kinds, value, index) =>
      kinds | (kindsOf(value) & (index === values.length - 1 ? anything : ~(absent | nullish))),
    values.length === 0 ? absent : 0,
  )
}
