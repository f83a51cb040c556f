import { didYouMean } from '../diagnostics/suggest.js'
import { type Kinds, kindsInWords, list, number, string } from '../expressions/kinds.js'
import type { FqlComparison, FqlNode } from './ast.js'
import { literalText } from './format-text.js'
import { calledBy } from './functions/called.js'
import type { FqlFacts, FqlFunction } from './functions/function.js'
import { mirrored } from './mirrored.js'
import type { Problems } from './problems.js'
import { type QueryTerms, staticKinds } from './static-kinds.js'

/** Warns of a comparison that has the same outcome for every event, by the types of its sides or by what they can give. */
export function checkComparison(
  node: FqlComparison,
  terms: QueryTerms<FqlFunction>,
  problems: Problems,
): void {
  const outcome = `this is ${node.operator === '!=' ? 'always true' : 'never true'}`
  const found = clash(node, terms) ?? impossible(node, terms)
  if (found !== undefined) problems.warning('fql/type', node.range, `${outcome}: ${found.reason}`, found.hint)
  else if (isWritten(node.left) && isWritten(node.right))
    problems.warning('fql/constant', node.range, 'this compares two values that are written out')
}

interface Finding {
  readonly reason: string
  readonly hint?: string | undefined
}

const isWritten = (node: FqlNode): boolean =>
  node.kind === 'literal' || (node.kind === 'list' && node.items.every(isWritten))

/** Two sides whose types never go together. */
function clash(
  { operator, left, right }: FqlComparison,
  terms: QueryTerms<FqlFunction>,
): Finding | undefined {
  const [leftKinds, rightKinds] = [staticKinds(left, terms), staticKinds(right, terms)]
  if (operator === 'in') return clashIn(leftKinds, rightKinds, right, terms)
  const common = leftKinds & rightKinds
  if (operator === '=' || operator === '!=')
    return common === 0 ? { reason: sides(leftKinds, rightKinds) } : undefined
  if ((common & ordered) !== 0) return undefined
  const [which, kinds] = (leftKinds & ordered) === 0 ? ['left', leftKinds] : ['right', rightKinds]
  return {
    reason:
      (kinds & ordered) === 0
        ? `${operator} orders numbers and texts, and the ${which} side is ${kindsInWords(kinds)}`
        : sides(leftKinds, rightKinds),
  }
}

/** What has an order. */
const ordered = number | string

function clashIn(
  left: Kinds,
  right: Kinds,
  node: FqlNode,
  terms: QueryTerms<FqlFunction>,
): Finding | undefined {
  if ((right & list) === 0)
    return {
      reason: 'in looks into a list',
      hint: node.kind === 'literal' ? `write in [${literalText(node.value)}]` : undefined,
    }
  if (node.kind !== 'list') return undefined
  if (node.items.length === 0) return { reason: 'the list is empty' }
  return node.items.every((item) => (staticKinds(item, terms) & left) === 0)
    ? { reason: `the left side is ${kindsInWords(left)}, and nothing in the list is` }
    : undefined
}

const sides = (left: Kinds, right: Kinds): string =>
  `the left side is ${kindsInWords(left)}, the right side ${kindsInWords(right)}`

/** A call on one side, and on the other a value that it never gives. */
function impossible(node: FqlComparison, terms: QueryTerms<FqlFunction>): Finding | undefined {
  const { operator, left, right } = node
  if (operator === 'in') return right.kind === 'list' ? impossibleIn(left, right.items, terms) : undefined
  if (right.kind === 'literal') return against(left, operator, right.value, terms)
  return left.kind === 'literal' ? against(right, mirrored[operator], left.value, terms) : undefined
}

function impossibleIn(
  left: FqlNode,
  items: readonly FqlNode[],
  terms: QueryTerms<FqlFunction>,
): Finding | undefined {
  const findings = items.map((item) =>
    item.kind === 'literal' ? against(left, '=', item.value, terms) : undefined,
  )
  return findings.every((finding) => finding !== undefined) ? findings[0] : undefined
}

function against(
  side: FqlNode,
  operator: keyof typeof mirrored,
  value: unknown,
  terms: QueryTerms<FqlFunction>,
): Finding | undefined {
  const { name = '', facts } = calledBy(side, terms.functions) ?? {}
  if (facts === undefined) return undefined
  if (typeof value === 'number') return belowLeast(name, facts, operator, value)
  return typeof value === 'string' && (operator === '=' || operator === '!=')
    ? neverGiven(name, facts, value)
    : undefined
}

function belowLeast(
  name: string,
  { least }: FqlFacts,
  operator: keyof typeof mirrored,
  value: number,
): Finding | undefined {
  if (least === undefined) return undefined
  const reachable =
    operator === '>' || operator === '>=' || (operator === '<' ? least < value : least <= value)
  return reachable ? undefined : { reason: `${name}() gives ${least} or more` }
}

function neverGiven(
  name: string,
  { values, settled, otherWords }: FqlFacts,
  value: string,
): Finding | undefined {
  if (values !== undefined && !values.includes(value))
    return {
      reason: `${name}() gives ${values.map((one) => `"${one}"`).join(', ')} and nothing else`,
      hint: didYouMean(otherWords?.[value] ?? value, values).hint,
    }
  if (settled !== undefined && settled(value) !== value)
    return { reason: `${name}() never gives this text`, hint: `write ${literalText(settled(value))}` }
  return undefined
}
