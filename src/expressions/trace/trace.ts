import { setOwn } from '../../json/own.js'
import type { Call, Expression, Lambda, Loop, Read, Variable } from '../expression.js'
import { ValueFailure } from '../failure.js'
import { functionOf } from '../interpret.js'
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
    readonly outer?: Environment,
  ) {
    this.#known = new Map<Expression, Traced>(variables)
  }

  remember(expression: Expression, traced: Traced): void {
    this.#known.set(expression, traced)
  }

  recall(expression: Expression): Traced | undefined {
    return this.#known.get(expression) ?? this.outer?.recall(expression)
  }
}

/**
 * `lambda` evaluated node by node as the interpreter does it, where each value is followed from the data on. Gives
 * the value with where it comes from; throws `TraceFailure` where the lambda fails on the data.
 */
export function traceLambda(lambda: Lambda): (...args: readonly unknown[]) => Traced {
  const shared = sharedNodes(lambda.body)
  return (...args) =>
    trace(
      lambda.body,
      new Environment(
        lambda.parameters.map((from, index) => [
          from,
          { value: args[index], origin: { kind: 'data', from, keys: [] } },
        ]),
      ),
      shared,
    )
}

function trace(node: Expression, environment: Environment, shared: ReadonlySet<Expression>): Traced {
  const isKept = node.kind === 'variable' || shared.has(node)
  const known = isKept ? environment.recall(node) : undefined
  if (known !== undefined) return known
  const traced = asWritten(node, () =>
    compute(node, environment, (inner, within = environment) => trace(inner, within, shared)),
  )
  if (isKept) environment.remember(node, traced)
  return traced
}

/** Queries are spoken of as well as the results of directives; plain values speak for themselves. */
function asWritten(node: Expression, run: () => Traced): Traced {
  if (node.by === undefined && (node.at === undefined || isPlain(node))) return run()
  try {
    const { value, origin } = run()
    return { value, origin: { kind: 'written', node, of: origin } }
  } catch (error) {
    throw error instanceof TraceFailure ? error.inside(node) : error
  }
}

const isPlain = ({ kind }: Expression): boolean => kind === 'literal' || kind === 'object' || kind === 'list'

type Trace = (expression: Expression, environment?: Environment) => Traced

function compute(node: Expression, environment: Environment, trace: Trace): Traced {
  switch (node.kind) {
    case 'literal':
      return { value: node.value, origin: { kind: 'literal', node } }
    case 'variable':
      return { value: undefined, origin: nowhere }
    case 'read':
      return traceRead(node, trace)
    case 'object': {
      const entries = node.entries.map(([key, entry]) => [key, trace(entry)] as const)
      const value: Record<string, unknown> = {}
      for (const [key, entry] of entries) if (entry.value !== undefined) setOwn(value, key, entry.value)
      return { value, origin: { kind: 'object', entries } }
    }
    case 'list':
      return listOfTraced(node.items.map((item) => trace(item)))
    case 'call':
      return traceCall(
        node,
        node.args.map((arg) => trace(arg)),
      )
    case 'not': {
      const operand = trace(node.operand)
      return made(operand.value !== true, [operand])
    }
    case 'and':
    case 'or':
      return traceLogic(node.operands, node.kind === 'and', trace)
    case 'conditional': {
      const test = trace(node.test)
      const taken = test.value === true ? node.then : node.otherwise
      const { value, origin } = trace(taken)
      return { value, origin: { kind: 'chosen', by: node, of: origin, taken, because: [test] } }
    }
    case 'coalesce': {
      const tried: Traced[] = []
      for (const candidate of node.values) {
        const { value, origin } = trace(candidate)
        tried.push({ value, origin })
        if (value !== undefined && value !== null) break
      }
      const last = tried.at(-1)
      const taken = node.values[tried.length - 1]
      if (last === undefined || taken === undefined) return { value: undefined, origin: nowhere }
      if (tried.length === 1) return last
      return {
        value: last.value,
        origin: { kind: 'chosen', by: node, of: last.origin, taken, because: tried.slice(0, -1) },
      }
    }
    case 'loop':
      return traceLoop(node, environment, trace)
  }
}

/** A path in one go, as far as nothing is told of its prefixes. */
function traceRead({ from, key }: Read, trace: Trace): Traced {
  const keys = [key]
  let start = from
  while (start.kind === 'read' && start.by === undefined) {
    keys.push(start.key)
    start = start.from
  }
  return partAt(trace(start), keys.reverse())
}

function traceCall(call: Call, args: readonly Traced[]): Traced {
  const apply = functionOf(call)
  const values = args.map(({ value }) => value)
  try {
    const value = apply(...values)
    return {
      value,
      origin: { kind: 'made', from: args, moves: new Moves(call, apply, values), keys: [] },
    }
  } catch (error) {
    throw error instanceof ValueFailure ? new TraceFailure(error, call, args) : error
  }
}

function traceLogic(operands: readonly Expression[], conjunction: boolean, trace: Trace): Traced {
  const asked: Traced[] = []
  for (const operand of operands) {
    const traced = trace(operand)
    asked.push(traced)
    if ((traced.value === true) !== conjunction) return made(!conjunction, asked)
  }
  return made(conjunction, asked)
}

function traceLoop(node: Loop, environment: Environment, trace: Trace): Traced {
  const { mode, element, index, where, body } = node
  const list = trace(node.list)
  const items: readonly unknown[] = Array.isArray(list.value) ? list.value : []
  const asked: Traced[] = []
  const results: Traced[] = []
  for (const position of items.keys()) {
    const item = partOf(list, position)
    const within = new Environment(
      [
        [element, item],
        [index, made(position, [])],
      ],
      environment,
    )
    const met = where === undefined ? undefined : trace(where, within)
    if (met !== undefined && met.value !== true) continue
    const result = trace(body, within)
    const because = met === undefined ? [] : [met]
    if (mode === 'map') results.push(chosenElement(node, body, result, because))
    else asked.push(...because, result)
    if (mode === 'find' && result.value === true)
      return chosenElement(node, element, item, [...because, result])
    if ((mode === 'some' && result.value === true) || (mode === 'every' && result.value !== true))
      return made(mode === 'some', asked)
  }
  if (mode === 'map') return listOfTraced(results, list)
  if (mode === 'find') return made(undefined, [list, ...asked])
  return made(mode === 'every' && Array.isArray(list.value), [list, ...asked])
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
