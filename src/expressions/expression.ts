import { isObject, type Json, type JsonScalar } from '../json/value.js'
import type { Native } from './native.js'

/**
 * What queries and mappings become before they run: a small tree of values without side effects.
 * Whatever the two languages need besides their syntax is done on it once (architecture.md).
 * The same node may stand in several places; generated code then computes it once.
 */
export type Expression =
  | Literal
  | Variable
  | Read
  | ObjectOf
  | ListOf
  | Call
  | Conditional
  | And
  | Or
  | Not
  | Coalesce
  | Loop

/** Where a node was written, as JSON Pointers into the mapping; traces speak of it. */
interface Placed {
  readonly at?: string
  /** The directives whose result it is, from the inside out. */
  readonly by?: readonly string[]
}

export interface Literal extends Placed {
  readonly kind: 'literal'
  readonly value: JsonScalar | undefined
}

/** A parameter, or the element or index of a loop. Known by identity; the name is for readers. */
export interface Variable extends Placed {
  readonly kind: 'variable'
  readonly name: string
}

/** An own field of a map or element of a list; through null it is null, through any other value undefined. */
export interface Read extends Placed {
  readonly kind: 'read'
  readonly from: Expression
  readonly key: string
}

/** An object; entries whose value is undefined vanish. Keys are unique. */
export interface ObjectOf extends Placed {
  readonly kind: 'object'
  readonly entries: readonly (readonly [key: string, value: Expression])[]
}

/** A list; undefined becomes null, so that positions hold. */
export interface ListOf extends Placed {
  readonly kind: 'list'
  readonly items: readonly Expression[]
}

export interface Call extends Placed {
  readonly kind: 'call'
  readonly native: Native
  readonly args: readonly Expression[]
  readonly options: Json
}

/** `then` where the test is true; anything else counts as false. */
export interface Conditional extends Placed {
  readonly kind: 'conditional'
  readonly test: Expression
  readonly then: Expression
  readonly otherwise: Expression
}

/** True where every operand is true. Operands after the first that is not are not evaluated. */
export interface And extends Placed {
  readonly kind: 'and'
  readonly operands: readonly Expression[]
}

export interface Or extends Placed {
  readonly kind: 'or'
  readonly operands: readonly Expression[]
}

export interface Not extends Placed {
  readonly kind: 'not'
  readonly operand: Expression
}

/** The first value that is neither missing nor null; the last one as it is where none is. */
export interface Coalesce extends Placed {
  readonly kind: 'coalesce'
  readonly values: readonly Expression[]
}

/**
 * Over the elements of a list for which `where` is true:
 * `map` gives the list of bodies (undefined becomes null), `some` and `every` whether the body is true,
 * `find` the first element for which the body is true. Over what is no list: `map` and `find` give an empty list
 * and undefined, `some` and `every` false.
 */
export interface Loop extends Placed {
  readonly kind: 'loop'
  readonly mode: 'map' | 'some' | 'every' | 'find'
  readonly list: Expression
  readonly element: Variable
  readonly index: Variable
  readonly where: Expression | undefined
  readonly body: Expression
}

/** A function over expressions: what the back ends compile. */
export interface Lambda {
  readonly parameters: readonly Variable[]
  readonly body: Expression
  /** How many steps of work a run may come to, where it could be many: `TOO_LARGE` beyond. No limit where left out. */
  readonly maxWork?: number
}

/** A value that is written out; `undefined` for what is missing. */
export const literal = (value: JsonScalar | undefined): Literal => ({ kind: 'literal', value })

/** What is missing. */
export const nothing: Literal = literal(undefined)

/** A new variable, another one than every other of its name. */
export const variable = (name: string): Variable => ({ kind: 'variable', name })

/** An object of these entries, of which those that are missing vanish; no key may stand in it twice. */
export const objectOf = (entries: ObjectOf['entries']): ObjectOf => ({ kind: 'object', entries })

/** A list of these items; what is missing is null in it. */
export const listOf = (items: readonly Expression[]): ListOf => ({ kind: 'list', items })

/** `then` where the test is true, else `otherwise`; of a test that is written out nothing but the branch is left. */
export const conditional = (test: Expression, then: Expression, otherwise: Expression): Expression =>
  test.kind === 'literal'
    ? test.value === true
      ? then
      : otherwise
    : { kind: 'conditional', test, then, otherwise }

/** True where all operands are `true`, and where there are none; else false. */
export const and = (operands: readonly Expression[]): And => ({ kind: 'and', operands })

/** True where one operand is `true`; else false, and where there are none. */
export const or = (operands: readonly Expression[]): Or => ({ kind: 'or', operands })

/** True where the operand is not `true`. */
export const not = (operand: Expression): Not => ({ kind: 'not', operand })

/** The first value that is neither missing nor null; the last one as it is where none is. */
export const coalesce = (values: readonly Expression[]): Coalesce => ({ kind: 'coalesce', values })

/** What `mode` makes of the elements of a list for which `where` is true; `body` and `where` read `element` and `index`. */
export const loop = (parts: Omit<Loop, 'kind'>): Loop => ({ kind: 'loop', ...parts })

/** What a native gives for these arguments and, where it takes some, these options. */
export function call(native: Native<null>, args: readonly Expression[]): Call
export function call<Options extends Json>(
  native: Native<Options>,
  args: readonly Expression[],
  options: Options,
): Call
export function call(native: Native, args: readonly Expression[], options: Json = null): Call {
  return { kind: 'call', native, args, options }
}

/** The field `key` of `from`; where that is an object written out, the value that was written. */
export function read(from: Expression, key: string): Expression {
  if (from.kind === 'object') return from.entries.find(([name]) => name === key)?.[1] ?? nothing
  if (from.kind === 'literal') return from.value === null ? from : nothing
  const only = onlyValueOf(from)
  return only === undefined ? { kind: 'read', from, key } : read(only, key)
}

/** What a `coalesce` of one value gives: such a node is made where a variable has to have a place of its own. */
export const onlyValueOf = (expression: Expression): Expression | undefined =>
  expression.kind === 'coalesce' && expression.values.length === 1 ? expression.values[0] : undefined

/** The field at the end of these keys, one after the other. */
export const readPath = (from: Expression, keys: readonly string[]): Expression => keys.reduce(read, from)

/** Plain JSON as an expression that gives a fresh copy each time, so that no two results share a part. */
export function constant(value: Json): Expression {
  if (Array.isArray(value)) return listOf(value.map(constant))
  if (isObject(value))
    return objectOf(Object.entries(value).map(([key, item]) => [key, constant(item as Json)]))
  return literal(value as JsonScalar)
}

/** The nodes directly below, in the order in which they are evaluated. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
      return []
    case 'read':
      return [expression.from]
    case 'object':
      return expression.entries.map(([, value]) => value)
    case 'list':
      return expression.items
    case 'call':
      return expression.args
    case 'conditional':
      return [expression.test, expression.then, expression.otherwise]
    case 'and':
    case 'or':
      return expression.operands
    case 'not':
      return [expression.operand]
    case 'coalesce':
      return expression.values
    case 'loop':
      return [expression.list, ...(expression.where === undefined ? [] : [expression.where]), expression.body]
  }
}
