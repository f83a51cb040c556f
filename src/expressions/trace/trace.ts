import { setOwn } from '../../json/own.js'
import { meterOf } from '../budget/meter.js'
import { functionOf, Metered } from '../budget/metered.js'
import type { Call, Coalesce, Expression, Lambda, Loop, Read, Variable } from '../expression.js'
import { ValueFailure } from '../failure.js'
import { limitFailure } from '../limit-failure.js'
import { sharedNodes } from '../sharing.js'
import { Moves } from './moves.js'
import { nowhere, type Origin, type Traced } from './origin.js'
import { partAt, partOf } from './part.js'
import { TraceFailure } from './trace-failure.js'

/** The values that are known at one place: of variables, and of the nodes that stand in several places. */
class Environment {
  readonly #known: Map<Expression, Traced>

  constructor(
    variables: readonly (readonly [Variable, Traced])[],
    readonly run: Run,
    readonly outer?: Environment,
    /** The loop whose round it is. */
    readonly loop?: Loop,
  ) {
    this.#known = new Map<Expression, Traced>(variables)
  }

  remember(expression: Expression, traced: Traced): void {
    const { metered } = this.run
    const isOuter = this.loop !== undefined && metered?.isOutside(this.loop, expression) === true
    if (isOuter) this.outer?.remember(expression, traced)
    else this.#known.set(expression, traced)
  }

  recall(expression: Expression): Traced | undefined {
    return this.#known.get(expression) ?? this.outer?.recall(expression)
  }
}

interface Run {
  readonly shared: ReadonlySet<Expression>
  readonly metered: Metered | undefined
}

/**
 * `lambda` evaluated node by node as the interpreter does it, where each value is followed from the data on. Gives
 * the value with where it comes from; throws `TraceFailure` where the lambda fails on the data.
 */
export function traceLambda(lambda: Lambda): (...args: readonly unknown[]) => Traced {
  const { parameters, body } = lambda
  const shared = sharedNodes(body)
  const meter = meterOf(lambda)
  return (...args) => {
    const variables = parameters.map(
      (from, index) => [from, { value: args[index], origin: { kind: 'data', from, keys: [] } }] as const,
    )
    const run = { shared, metered: meter && new Metered(meter) }
    const traced = trace(body, new Environment(variables, run))
    run.metered?.end(traced.value)
    return traced
  }
}

function trace(node: Expression, environment: Environment): Traced {
  if (node.kind === 'variable') return environment.recall(node) ?? { value: undefined, origin: nowhere }
  if (!environment.run.shared.has(node)) return traceWritten(node, environment)
  const traced = environment.recall(node) ?? traceWritten(node, environment)
  environment.remember(node, traced)
  return traced
}

/** Queries are spoken of as well as the results of directives; plain values speak for themselves. */
function traceWritten(node: Expression, environment: Environment): Traced {
  if (node.by === undefined && (node.at === undefined || isPlain(node))) return compute(node, environment)
  try {
    const { value, origin } = compute(node, environment)
    return { value, origin: { kind: 'written', node, of: origin } }
  } catch (error) {
    throw error instanceof TraceFailure ? error.inside(node) : error
  }
}

const isPlain = ({ kind }: Expression): boolean => kind === 'literal' || kind === 'object' || kind === 'list'

function compute(node: Expression, environment: Environment): Traced {
  switch (node.kind) {
    case 'literal':
      return { value: node.value, origin: { kind: 'literal', node } }
    case 'variable':
      return trace(node, environment)
    case 'read':
      return traceRead(node, environment)
    case 'object': {
      const entries = node.entries.map(([key, entry]) => [key, tracePart(node, entry, environment)] as const)
      const value: Record<string, unknown> = {}
      for (const [key, entry] of entries) if (entry.value !== undefined) setOwn(value, key, entry.value)
      return { value, origin: { kind: 'object', entries } }
    }
    case 'list':
      return listOfTraced(node.items.map((item) => tracePart(node, item, environment)))
    case 'call':
      return traceCall(
        node,
        node.args.map((arg) => trace(arg, environment)),
        environment.run.metered,
      )
    case 'not': {
      const operand = trace(node.operand, environment)
      return made(operand.value !== true, [operand])
    }
    case 'and':
    case 'or':
      return traceLogic(node.operands, node.kind === 'and', environment)
    case 'conditional': {
      const test = trace(node.test, environment)
      const taken = test.value === true ? node.then : node.otherwise
      const { value, origin } = trace(taken, environment)
      return { value, origin: { kind: 'chosen', by: node, of: origin, taken, because: [test] } }
    }
    case 'coalesce':
      return traceCoalesce(node, environment)
    case 'loop':
      return traceLoop(node, environment)
  }
}

/** A value that becomes a part of what `keeper` makes. */
function tracePart(keeper: Expression, part: Expression, environment: Environment): Traced {
  const traced = trace(part, environment)
  environment.run.metered?.keep(keeper, part, traced.value)
  return traced
}

function traceCoalesce(node: Coalesce, environment: Environment): Traced {
  const skipped: Traced[] = []
  for (const [index, taken] of node.values.entries()) {
    const traced = trace(taken, environment)
    const { value, origin } = traced
    const isLast = index === node.values.length - 1
    if (isLast || (value !== undefined && value !== null))
      return skipped.length === 0
        ? traced
        : { value, origin: { kind: 'chosen', by: node, of: origin, taken, because: skipped } }
    skipped.push(traced)
  }
  return { value: undefined, origin: nowhere }
}

/** A path in one go, as far as nothing is told of its prefixes, and none has to be kept. */
function traceRead({ from, key }: Read, environment: Environment): Traced {
  const keys = [key]
  let start = from
  const { metered } = environment.run
  while (start.kind === 'read' && start.by === undefined && metered?.meter.once.has(start) !== true) {
    keys.push(start.key)
    start = start.from
  }
  return partAt(trace(start, environment), keys.reverse())
}

function traceCall(call: Call, args: readonly Traced[], metered: Metered | undefined): Traced {
  const apply = functionOf(call)
  const values = args.map(({ value }) => value)
  try {
    const value = metered === undefined ? apply(...values) : metered.call(call, values)
    return {
      value,
      origin: { kind: 'made', from: args, moves: new Moves(call, apply, values), keys: [] },
    }
  } catch (error) {
    const failure = error instanceof ValueFailure ? error : limitFailure(error)
    throw failure === undefined ? error : new TraceFailure(failure, call, args)
  }
}

function traceLogic(operands: readonly Expression[], conjunction: boolean, environment: Environment): Traced {
  const asked: Traced[] = []
  for (const operand of operands) {
    const traced = trace(operand, environment)
    asked.push(traced)
    if ((traced.value === true) !== conjunction) return made(!conjunction, asked)
  }
  return made(conjunction, asked)
}

/** Of so many elements at the most it is told one by one what was asked of them; beyond, the list speaks for them. */
const mostAsked = 100

function traceLoop(node: Loop, environment: Environment): Traced {
  const { mode, element, index, where, body } = node
  const list = trace(node.list, environment)
  environment.run.metered?.enter(node, list.value)
  const items: readonly unknown[] = Array.isArray(list.value) ? list.value : []
  const asked: Traced[] = []
  const results: Traced[] = []
  for (const position of items.keys()) {
    const item = partOf(list, position)
    const variables = [[element, item] as const, [index, made(position, [])] as const]
    const within = new Environment(variables, environment.run, environment, node)
    const because = where === undefined ? [] : [trace(where, within)]
    const meets = because.every(({ value }) => value === true)
    if (!meets && mode === 'map') continue
    const answers = meets
      ? [...because, mode === 'map' ? tracePart(node, body, within) : trace(body, within)]
      : because
    const result = meets ? answers.at(-1) : undefined
    if (mode === 'map' && result !== undefined) results.push(chosenElement(node, body, result, because))
    else if (asked.length < mostAsked) asked.push(...answers)
    if (mode === 'find' && result?.value === true) return chosenElement(node, element, item, answers)
    if (mode === 'some' && result?.value === true) return made(true, answers)
    if (mode === 'every' && result !== undefined && result.value !== true) return made(false, answers)
  }
  if (mode === 'map') return listOfTraced(results, list)
  const value = mode === 'find' ? undefined : mode === 'every' && Array.isArray(list.value)
  return made(value, asked.length === 0 || asked.length >= mostAsked ? [...asked, list] : asked)
}

function chosenElement(
  by: Loop,
  taken: Expression,
  { value, origin }: Traced,
  because: readonly Traced[],
): Traced {
  if (because.length === 0) return { value, origin }
  return { value, origin: { kind: 'chosen', by, of: origin, taken, because } }
}

/** What is missing becomes null. */
function listOfTraced(results: readonly Traced[], over?: Traced): Traced {
  const items = results.map((item) => (item.value === undefined ? made(null, [item]) : item))
  return {
    value: items.map(({ value }) => value),
    origin: { kind: 'list', items, ...(over === undefined ? {} : { over }) },
  }
}

function made(value: unknown, from: readonly Traced[]): Traced {
  const origin: Origin = { kind: 'made', from, moves: undefined, keys: [] }
  return { value, origin }
}
