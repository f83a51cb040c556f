import { readOwn, setOwn } from '../json/own.js'
import { meterOf } from './budget/meter.js'
import { functionOf, Metered } from './budget/metered.js'
import type { Work } from './budget/work.js'
import type { Expression, Lambda, Loop, Variable } from './expression.js'
import type { NativeFunction } from './native.js'

/** Told of every node that is evaluated, with its value, innermost first; what stands below a shared node only once. */
export type Observer = (expression: Expression, value: unknown) => void

/** The values that are known at one place: of variables, and of the nodes that were evaluated there or around it. */
class Environment {
  readonly #values: Map<Expression, unknown>

  constructor(
    variables: readonly (readonly [Variable, unknown])[],
    readonly outer?: Environment,
    /** Whether a node belongs to the environment around: it is evaluated once there. */
    readonly isOuter: (node: Expression) => boolean = () => false,
  ) {
    this.#values = new Map<Expression, unknown>(variables)
  }

  remember(expression: Expression, value: unknown): void {
    if (this.outer !== undefined && this.isOuter(expression)) this.outer.remember(expression, value)
    else this.#values.set(expression, value)
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
  const run = interpretSharing(lambda, observe)
  return (...args) => run(undefined, ...args)
}

/** The same where a run shares with others what all of them may come to. */
export function interpretSharing(
  lambda: Lambda,
  observe: Observer = () => {},
): (work: Work | undefined, ...args: readonly unknown[]) => unknown {
  const meter = meterOf(lambda)
  return (work, ...args) => {
    const parameters = lambda.parameters.map((parameter, index) => [parameter, args[index]] as const)
    const run = { observe, metered: meter && new Metered(meter, work) }
    const result = evaluate(lambda.body, new Environment(parameters), run)
    run.metered?.end(result)
    return result
  }
}

interface Run {
  readonly observe: Observer
  readonly metered: Metered | undefined
}

function evaluate(expression: Expression, environment: Environment, run: Run): unknown {
  const { value } = environment.recall(expression) ?? {
    value: compute(
      expression,
      environment,
      (inner, within = environment) => evaluate(inner, within, run),
      run.metered,
    ),
  }
  environment.remember(expression, value)
  run.observe(expression, value)
  return value
}

type Evaluate = (expression: Expression, environment?: Environment) => unknown

function compute(
  expression: Expression,
  environment: Environment,
  value: Evaluate,
  metered: Metered | undefined,
): unknown {
  const part: Evaluate = (inner, within) => {
    const made = value(inner, within)
    metered?.keep(expression, inner, made)
    return made
  }
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
        const item = part(entry)
        if (item !== undefined) setOwn(result, key, item)
      }
      return result
    }
    case 'list':
      return expression.items.map((item) => orNull(part(item)))
    case 'call': {
      const args = expression.args.map((arg) => value(arg))
      return metered === undefined ? functionOf(expression)(...args) : metered.call(expression, args)
    }
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
      return computeLoop(expression, environment, value, part, metered)
  }
}

function computeLoop(
  expression: Loop,
  environment: Environment,
  value: Evaluate,
  part: Evaluate,
  metered: Metered | undefined,
): unknown {
  const { mode, element, index, where, body } = expression
  const list = value(expression.list)
  metered?.enter(expression, list)
  const isOuter = (node: Expression) => metered?.isOutside(expression, node) === true
  const places: readonly Environment[] = Array.from(
    Array.isArray(list) ? list : [],
    (item: unknown, position) =>
      new Environment(
        [
          [element, item],
          [index, position],
        ],
        environment,
        isOuter,
      ),
  )
  const meets = (within: Environment) => where === undefined || value(where, within) === true
  const holds = (within: Environment) => value(body, within) === true
  switch (mode) {
    case 'map':
      return places.flatMap((within) => (meets(within) ? [orNull(part(body, within))] : []))
    case 'some':
      return places.some((within) => meets(within) && holds(within))
    case 'every':
      return Array.isArray(list) && places.every((within) => !meets(within) || holds(within))
    case 'find':
      return places.find((within) => meets(within) && holds(within))?.recall(element)?.value
  }
}

const orNull = (value: unknown): unknown => (value === undefined ? null : value)
