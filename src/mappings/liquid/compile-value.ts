import { isTruthy, operators } from './compare.js'
import { named } from './drop.js'
import { liquidFilters } from './filters/index.js'
import type { Compute, Frame } from './frame.js'
import { type Locals, unset } from './locals.js'
import { ownField } from './read-field.js'
import { type Reads, readAlong } from './reads.js'
import type { LiquidFilterUse, LiquidOperand, LiquidValue } from './template.js'
import { exactNumberOf } from './text-of.js'

/** What a template's values are compiled with. */
export interface Names {
  readonly reads: Reads
  readonly locals: Locals
  /** The variables that surely have a value here: the data is not asked for them. */
  readonly assigned: ReadonlySet<string>
}

/** A value with its filters. */
export function compileValue({ expression, filters }: LiquidValue, names: Names): Compute {
  return filters.reduce((input, use) => compileFilter(input, use, names), compileOperand(expression, names))
}

export function compileOperand(operand: LiquidOperand, names: Names): Compute {
  switch (operand.kind) {
    case 'constant': {
      const { value } = operand
      return () => value
    }
    case 'named': {
      const word = named[operand.name]
      return () => word
    }
    case 'path':
      return compilePath(operand, names)
    case 'range':
      return compileRange(compileOperand(operand.from, names), compileOperand(operand.to, names))
    case 'not': {
      const value = compileOperand(operand.operand, names)
      return (frame) => !isTruthy(value(frame))
    }
    case 'binary': {
      const compute = operators[operand.operator]
      const left = compileOperand(operand.left, names)
      const right = compileOperand(operand.right, names)
      return (frame) => compute(left(frame), right(frame), frame.work)
    }
  }
}

function compileFilter(input: Compute, { name, args }: LiquidFilterUse, names: Names): Compute {
  const { apply, asksClock } = liquidFilters[name]
  if (asksClock === true) names.reads.askClock()
  const values = args.map((arg) => compileOperand(arg, names))
  return (frame) => {
    frame.work.spend(1)
    return apply(
      input(frame),
      values.map((value) => value(frame)),
      frame,
    )
  }
}

function compilePath({ start, keys }: Extract<LiquidOperand, { kind: 'path' }>, names: Names): Compute {
  const steps = keys.map((key) => compileKey(key, names))
  if (start !== undefined) return readAlong(compileOperand(start, names), steps)
  const [first, ...rest] = steps
  if (first === undefined) return () => undefined
  return typeof first === 'string' ? compileName(first, rest, names) : compileComputedName(first, rest, names)
}

/** A key that is written out as text, any other as what computes it. */
function compileKey(key: LiquidOperand, names: Names): string | Compute {
  return key.kind === 'constant' && typeof key.value === 'string' ? key.value : compileOperand(key, names)
}

/** A name means what was assigned to it, then its counter, then the field of the data. */
function compileName(
  name: string,
  keys: readonly (string | Compute)[],
  { reads, locals, assigned }: Names,
): Compute {
  const [variable, counter] = [locals.variables.get(name), locals.counters.get(name)]
  if (variable === undefined && counter === undefined) return reads.along(name, keys)
  if (variable !== undefined && assigned.has(name)) return readAlong((frame) => frame.locals[variable], keys)
  const field = name === 'event' ? reads.event() : reads.at(name)
  return readAlong((frame) => {
    const found = localIn(frame, variable, counter)
    return found === unset ? field(frame) : found
  }, keys)
}

/** The same where the name itself is only known when the template runs. */
function compileComputedName(
  name: Compute,
  keys: readonly (string | Compute)[],
  { reads, locals }: Names,
): Compute {
  const root = reads.at()
  return readAlong((frame) => {
    const key = String(scalarOf(name(frame)))
    const found = localIn(frame, locals.variables.get(key), locals.counters.get(key))
    return found === unset ? ownField(root(frame), key) : found
  }, keys)
}

function localIn({ locals }: Frame, variable: number | undefined, counter: number | undefined): unknown {
  const assigned = variable === undefined ? unset : locals[variable]
  return assigned === unset && counter !== undefined ? locals[counter] : assigned
}

const scalarOf = (value: unknown): unknown => (typeof value === 'object' ? null : value)

/** Whole numbers from one to another, both included. */
function compileRange(from: Compute, to: Compute): Compute {
  return (frame) => {
    const first = exactNumberOf(from(frame), frame.work)
    const count = Math.floor(exactNumberOf(to(frame), frame.work) - first) + 1
    if (Number.isNaN(count) || count <= 0) return []
    frame.work.spend(count)
    return Array.from({ length: count }, (_, index) => first + index)
  }
}
