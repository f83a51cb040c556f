import { readOwn, setOwn } from '../json/own.js'
import type { Call, Expression, Lambda, Loop, Variable } from './expression.js'
import type { NativeFunction } from './native.js'

/** Told of every node that is evaluated, with its value, innermost first; what stands below a shared node only once. */
export type Observer = (expression: Expression, value: unknown) => void

/** The values that are known at one place: of variables, and of the nodes that were evaluated there or around it. */
class Environment {
  readonly #values: Map<Expression, unknown>

  constructor(
    variables: readonly (readonly [Variable, unknown])[],
    readonly outer?: Environment,
  ) {
    this.#values = new Map<Expression, unknown>(variables)
  }

  remember(expression: Expression, value: unknown): void {
    this.#values.set(expression, value)
  }

  recall(expression: Expression): { readonly value: unknown } | undefined {
    return this.#values.has(expression)
      ? { value: this.#values.get(expression) }
      : this.outer?.recall(expression)
  }
}

/**
 * `lambda` evaluated node by node, the slow and obvious way: the reference that the other back ends must agree
 * with, and the one that can tell a trace what every node gave.
 */
export function interpret(lambda: Lambda, observe: Observer = () => {}): NativeFunction {
  return (...args) =>
    evaluate(
      lambda.body,
      new Environment(lambda.parameters.map((parameter, index) => [parameter, args[index]])),
      observe,
    )
}

function evaluate(expression: Expression, environment: Environment, observe: Observer): unknown {
  const { value } = environment.recall(expression) ?? {
    value: compute(expression, environment, (inner, within = environment) =>
      evaluate(inner, within, observe),
    ),
  }
  environment.remember(expression, value)
  observe(expression, value)
  return value
}

type Evaluate = (expression: Expression, environment?: Environment) => unknown

function compute(expression: Expression, environment: Environment, value: Evaluate): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value
    case 'variable':
      return undefined
    case 'read':
      return readOwn(value(expression.from), expression.key)
    case 'object': {
      const result: Record<string, unknown> = {}
      for (const [key, entry] of expression.entries) {
        const item = value(entry)
        if (item !== undefined) setOwn(result, key, item)
      }
      return result
    }
    case 'list':
      return expression.items.map((item) => orNull(value(item)))
    case 'call':
      return functionOf(expression)(...expression.args.map((arg) => value(arg)))
    case 'not':
      return value(expression.operand) !== true
    case 'and':
      return expression.operands.every((operand) => value(operand) === true)
    case 'or':
      return expression.operands.some((operand) => value(operand) === true)
    case 'conditional':
      return value(expression.test) === true ? value(expression.then) : value(expression.otherwise)
    case 'coalesce': {
      let result: unknown
      for (const candidate of expression.values) {
        result = value(candidate)
        if (result !== undefined && result !== null) break
      }
      return result
    }
    case 'loop':
      return computeLoop(expression, environment, value)
  }
}

function computeLoop(expression: Loop, environment: Environment, value: Evaluate): unknown {
  const { mode, element, index, where, body } = expression
  const list = value(expression.list)
  const places: readonly Environment[] = Array.from(
    Array.isArray(list) ? list : [],
    (item: unknown, position) =>
      new Environment(
        [
          [element, item],
          [index, position],
        ],
        environment,
      ),
  )
  const meets = (within: Environment) => where === undefined || value(where, within) === true
  const holds = (within: Environment) => value(body, within) === true
  switch (mode) {
    case 'map':
      return places.flatMap((within) => (meets(within) ? [orNull(value(body, within))] : []))
    case 'some':
      return places.some((within) => meets(within) && holds(within))
    case 'every':
      return Array.isArray(list) && places.every((within) => !meets(within) || holds(within))
    case 'find':
      return places.find((within) => meets(within) && holds(within))?.recall(element)?.value
  }
}

/** Nodes never change, so what was prepared for one is kept as long as it. */
const prepared = new WeakMap<Call, NativeFunction>()

/** The function of a call, prepared once. */
export function functionOf(call: Call): NativeFunction {
  const apply = prepared.get(call) ?? call.native.prepare(call.options)
  prepared.set(call, apply)
  return apply
}

const orNull = (value: unknown): unknown => (value === undefined ? null : value)
