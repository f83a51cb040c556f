import { call, type Expression } from '../expressions/expression.js'
import { ValueFailure } from '../expressions/failure.js'
import { type Kinds, kindOf } from '../expressions/kinds.js'
import { defineNative, type Native } from '../expressions/native.js'
import { isJson } from '../json/is-json.js'

/**
 * A pure function that the embedding service gives to mappings: the same arguments give the same value, nothing is
 * changed. Kinds are those of `waybill/expressions`: `kinds.string | kinds.absent`.
 */
export interface MappingFunction {
  readonly name: string
  /** One sentence, for people who choose among functions. */
  readonly summary?: string
  /** What it takes, in order; where an argument is of another kind, the function is not called and gives nothing. */
  readonly parameters: readonly { readonly name: string; readonly kinds: Kinds }[]
  /** The kinds of value that it gives, as JSON. */
  readonly returns: Kinds
  apply(...args: readonly unknown[]): unknown
}

/**
 * A call of a registered function. What it throws, and a value that is no JSON or of a kind that it does not declare,
 * is a `ValueFailure`; the message holds nothing of what was thrown, which may be a person's data or a secret.
 */
export const callFunction = (fn: MappingFunction, args: readonly Expression[]): Expression =>
  call(registered(fn), args)

/** The native of a registered function. */
export const registered = (fn: MappingFunction): Native<null> =>
  defineNative({
    name: `${prefix}${fn.name}`,
    returns: fn.returns | kindOf(undefined),
    weight: 100,
    grows: true,
    apply: (...values) => {
      const fits = fn.parameters.every(({ kinds }, at) => (kinds & kindOf(values[at])) !== 0)
      return fits ? applied(fn, values) : undefined
    },
  })

const prefix = 'function '

/** The name of the registered function that a native calls; undefined where it calls none. */
export const registeredName = ({ name }: Native): string | undefined =>
  name.startsWith(prefix) ? name.slice(prefix.length) : undefined

function applied(fn: MappingFunction, values: readonly unknown[]): unknown {
  try {
    const value = fn.apply(...values)
    if (value === undefined || ((kindOf(value) & fn.returns) !== 0 && isJson(value))) return value
  } catch (error) {
    if (error instanceof ValueFailure) throw error
    throw new ValueFailure('FUNCTION_FAILED', `the function "${fn.name}" threw`)
  }
  throw new ValueFailure('FUNCTION_FAILED', `the function "${fn.name}" gave what it does not declare`)
}
