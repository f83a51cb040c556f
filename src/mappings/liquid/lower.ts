import { code } from '../../expressions/code.js'
import { call, type Expression, literal, readPath } from '../../expressions/expression.js'
import { string } from '../../expressions/kinds.js'
import { defineNative, type Native } from '../../expressions/native.js'
import { concatenate } from '../lower-template.js'
import type { Scope } from '../scope.js'
import { compileLiquid } from './compile.js'
import { LiquidWork } from './liquid-work.js'
import { parseLiquid } from './parse.js'
import { isPlainStep } from './reads.js'
import type { LiquidNode, LiquidOperand, LiquidValue } from './template.js'
import { textOf } from './text-of.js'

/** The text that a Liquid template gives over the data of the scope; its problems go to the scope. */
export function lowerLiquid(template: string, scope: Scope): Expression {
  const { maxLiquidLength, maxLiquidWork } = scope.language
  if (template.length > maxLiquidLength)
    return scope.problem('map/limit', `a Liquid template has at most ${maxLiquidLength} characters`)
  const { nodes, problems } = parseLiquid(template)
  for (const { severity, message, ...details } of problems)
    scope[severity === 'error' ? 'problem' : 'warning']('map/liquid', message, {
      ...details,
      source: template,
    })
  if (problems.some(({ severity }) => severity === 'error')) return literal('')
  const simple = nodes.map((node) => lowerSimple(node, scope))
  if (simple.every((part) => part !== undefined)) return concatenate(simple)
  const { paths, asksClock } = compileLiquid(nodes)
  const values = paths.map((path) => readPath(scope.names.root, path))
  const now = asksClock ? scope.given('now') : literal(undefined)
  return call(renderLiquid, [now, ...values], { nodes, maxWork: maxLiquidWork })
}

/** A template over the clock and the values of the paths that it reads. */
export const renderLiquid: Native<{ readonly nodes: readonly LiquidNode[]; readonly maxWork: number }> = {
  name: 'liquid',
  returns: string,
  weight: 100,
  prepare({ nodes, maxWork }) {
    const { render } = compileLiquid(nodes)
    return (now, ...values) => render(values, now, new LiquidWork(maxWork))
  },
  count({ nodes, maxWork }) {
    const { render } = compileLiquid(nodes)
    return (work, now, ...values) => render(values, now, new LiquidWork(maxWork, work))
  },
}

/** Text, and an output that is nothing but a path which means the same everywhere: no template needs to run for it. */
function lowerSimple(node: LiquidNode, { names }: Scope): Expression | undefined {
  if (node.kind === 'text') return literal(node.text)
  const path = node.kind === 'output' ? plainPath(node.value) : undefined
  return path === undefined ? undefined : call(liquidText, [readPath(names.root, path)])
}

function plainPath({ expression, filters }: LiquidValue): readonly string[] | undefined {
  if (filters.length > 0 || expression.kind !== 'path' || expression.start !== undefined) return undefined
  const keys = expression.keys.flatMap(plainKey)
  const isWhole = keys.length === expression.keys.length && keys.length > 0
  return isWhole && (keys[0] !== 'event' || keys.length === 1) ? keys : undefined
}

const plainKey = (key: LiquidOperand): readonly string[] =>
  key.kind === 'constant' && typeof key.value === 'string' && isPlainStep(key.value) ? [key.value] : []

export const liquidText = defineNative({
  name: 'liquidText',
  returns: string,
  apply: (value) => textOf(value, new LiquidWork(Number.POSITIVE_INFINITY)),
  inline: ([value], _, callIt) =>
    value === undefined ? undefined : code`typeof ${value} === "string" ? ${value} : ${callIt()}`,
})
