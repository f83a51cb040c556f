import { isList, isObject } from '../../json/value.js'
import {
  type FqlNode,
  type FqlOperator,
  type FqlPath,
  formatFql,
  fqlFunctions,
} from '../../triggers/index.js'

/**
 * The query of a matcher of the open filter engine, whose rules hold queries as lists, `["=", "event", { "value": "A" }]`.
 * Undefined where it is none that FQL can say.
 */
export function conditionOfMatcher(matcher: unknown): string | undefined {
  if (!isObject(matcher)) return undefined
  if (matcher.type === 'all') return 'all'
  const { config, ir } = matcher
  if (isObject(config) && typeof config.expr === 'string') return config.expr
  const node = typeof ir === 'string' ? nodeOf(parse(ir)) : undefined
  return node === undefined ? undefined : formatFql(node)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const range = { start: 0, end: 0 }
const operators: readonly FqlOperator[] = ['=', '!=', '<', '<=', '>', '>=', 'in']

function nodeOf(value: unknown): FqlNode | undefined {
  if (typeof value === 'string') return pathOf(value)
  if (isObject(value)) return literalOf(value.value)
  if (!isList<unknown>(value)) return undefined
  const [name, ...rest] = value
  const operands = rest.map(nodeOf).filter((node) => node !== undefined)
  const [left, right] = operands
  if (typeof name !== 'string' || operands.length < rest.length || left === undefined) return undefined
  if (name === 'and' || name === 'or') return operands.length === 1 ? left : { kind: name, operands, range }
  if (name === '!') return { kind: 'not', operand: left, range }
  const operator = operators.find((known) => known === name)
  if (operator !== undefined)
    return right === undefined ? undefined : { kind: 'comparison', operator, left, right, range }
  const isKnown = fqlFunctions.some((known) => known.name === name)
  return isKnown ? { kind: 'call', name, nameRange: range, args: operands, range } : undefined
}

/** A backslash takes the next character as it is. */
const pathOf = (text: string): FqlPath => ({
  kind: 'path',
  element: null,
  segments: (text.match(/(?:\\.|[^.\\])+/gsu) ?? []).map((name) => ({
    kind: 'field',
    name: name.replace(/\\(.)/gsu, '$1'),
  })),
  range,
})

function literalOf(value: unknown): FqlNode | undefined {
  if (isList<unknown>(value)) {
    const items = value.map(literalOf).filter((item) => item !== undefined)
    return items.length === value.length ? { kind: 'list', items, range } : undefined
  }
  const isScalar = value === null || ['string', 'number', 'boolean'].includes(typeof value)
  return isScalar ? { kind: 'literal', value: scalarOf(value), range } : undefined
}

const scalarOf = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
