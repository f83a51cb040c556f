import { areEqual, isTruthy } from './compare.js'
import { compileOperand, compileValue, type Names } from './compile-value.js'
import { plain } from './drop.js'
import type { Frame, Render } from './frame.js'
import type { LiquidWork } from './liquid-work.js'
import { assignedBy, localsOf, unset } from './locals.js'
import { Reads } from './reads.js'
import type { LiquidBranch, LiquidCase, LiquidNode, LiquidValue } from './template.js'
import { textOf } from './text-of.js'

export interface CompiledLiquid {
  /** The paths of the data whose values are rendered, in the order in which they have to be given. */
  readonly paths: readonly (readonly string[])[]
  /** Whether it can ask what time it is. */
  readonly asksClock: boolean
  /** The text for the values at these paths. Throws `ValueFailure` past the limit, or where a clock is missing. */
  render(values: readonly unknown[], now: unknown, work: LiquidWork): string
}

/** A template as nested functions: nothing is parsed and no code is made when it runs. */
export function compileLiquid(nodes: readonly LiquidNode[]): CompiledLiquid {
  const reads = new Reads()
  const locals = localsOf(nodes)
  const body = compileNodes(nodes, { reads, locals, assigned: new Set() })
  const start = Array.from({ length: locals.count }, () => unset)
  return {
    paths: reads.paths,
    asksClock: reads.asksClock,
    render: (values, now, work) => body({ values, now, work, locals: start.slice() }),
  }
}

function compileNodes(nodes: readonly LiquidNode[], names: Names): Render {
  const parts = nodes.map((node, index) => {
    const before = assignedBy(nodes.slice(0, index))
    return compileNode(node, { ...names, assigned: new Set([...names.assigned, ...before]) })
  })
  const [first] = parts
  if (first !== undefined && parts.length === 1) return first
  return (frame) => {
    let text = ''
    for (const part of parts) text += part(frame)
    return text
  }
}

function compileNode(node: LiquidNode, names: Names): Render {
  switch (node.kind) {
    case 'text': {
      const { text } = node
      return () => text
    }
    case 'output':
      return compileOutput(node.value, names)
    case 'assign': {
      const keep = keepIn(names.locals.variables.get(node.name))
      const value = isEventAlone(node.value, names) ? names.reads.event() : compileValue(node.value, names)
      return (frame) => keep(frame, value(frame))
    }
    case 'capture': {
      const keep = keepIn(names.locals.variables.get(node.name))
      const body = compileNodes(node.body, names)
      return (frame) => keep(frame, body(frame))
    }
    case 'count':
      return compileCount(node.name, node.step, names)
    case 'choice':
      return compileChoice(node.branches, compileNodes(node.otherwise, names), names)
    case 'case':
      return compileCase(node.value, node.branches, compileNodes(node.otherwise, names), names)
  }
}

function compileOutput(value: LiquidValue, names: Names): Render {
  const compute = compileValue(value, names)
  return (frame) => {
    const text = textOf(compute(frame), frame.work)
    frame.work.spend(text.length)
    return text
  }
}

/** Puts a value into a place and prints nothing. */
function keepIn(place = -1): (frame: Frame, value: unknown) => string {
  return ({ locals }, value) => {
    locals[place] = value
    return ''
  }
}

/** Kept under another name, the event still has its fields. */
function isEventAlone({ expression, filters }: LiquidValue, { locals }: Names): boolean {
  if (filters.length > 0 || expression.kind !== 'path' || expression.start !== undefined) return false
  const [only, ...more] = expression.keys
  return (
    only?.kind === 'constant' && only.value === 'event' && more.length === 0 && !locals.variables.has('event')
  )
}

/** A counter begins at the number of its name in the data, else at 0; the data itself stays as it is. */
function compileCount(name: string, step: 1 | -1, { reads, locals }: Names): Render {
  const place = locals.counters.get(name) ?? -1
  const field = reads.at(name)
  return (frame) => {
    const known = frame.locals[place] === unset ? field(frame) : frame.locals[place]
    const before = typeof known === 'number' ? known : 0
    frame.locals[place] = before + step
    return String(step === 1 ? before : before + step)
  }
}

function compileChoice(branches: readonly LiquidBranch[], otherwise: Render, names: Names): Render {
  return branches.reduceRight<Render>((next, { test, holds, body }) => {
    const [value, render] = [compileValue(test, names), compileNodes(body, names)]
    return (frame) => (isTruthy(value(frame)) === holds ? render(frame) : next(frame))
  }, otherwise)
}

function compileCase(
  value: LiquidValue,
  branches: readonly LiquidCase[],
  otherwise: Render,
  names: Names,
): Render {
  const target = compileValue(value, names)
  const cases = branches.map(({ values, body }) => ({
    values: values.map((one) => compileOperand(one, names)),
    render: compileNodes(body, names),
  }))
  return (frame) => {
    const wanted = plain(target(frame))
    const texts: string[] = []
    for (const { values, render } of cases)
      if (values.some((one) => areEqual(wanted, one(frame), frame.work))) texts.push(render(frame))
    return texts.length === 0 ? otherwise(frame) : texts.join('')
  }
}
