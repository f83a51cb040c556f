import { type Call, childrenOf, type Expression, type Lambda, type Loop } from '../expression.js'
import type { Looks } from '../native.js'
import { nodesOfRound, sharedNodes } from '../sharing.js'
import { Growth } from './growth.js'
import { weightOfRound } from './weight.js'

/** Where a run has to count its work. Found once, when a lambda is compiled; the same for all back ends. */
export interface Meter {
  readonly most: number
  /** What a round of each loop costs; charged for all its rounds when it is entered. */
  readonly weights: ReadonlyMap<Loop, number>
  /** Calls that are charged for what they look at, before they are made. */
  readonly looks: ReadonlyMap<Call, Looks>
  /** By the object, list or loop that keeps them: values that are charged for all that is in them. */
  readonly kept: ReadonlyMap<Expression, ReadonlySet<Expression>>
  /** Whether the result is charged for all that is in it. */
  readonly result: boolean
  /** Nodes that count and stand in several places: evaluated once where their variables are known, by every back end. */
  readonly once: ReadonlySet<Expression>
  /** The nodes in each loop that depend on its element or index. */
  readonly inside: ReadonlyMap<Loop, ReadonlySet<Expression>>
}

/**
 * Where `lambda` has to count, or undefined where it need not: without a limit, and where the text of the expression
 * alone bounds the work by a small multiple of the data. What is charged: the rounds of every loop, what calls in a
 * loop look at, and whatever could make a result many times as large as the data.
 */
export function meterOf({ body, maxWork }: Lambda): Meter | undefined {
  if (maxWork === undefined || isSmall(body)) return undefined
  const nodes = [...nodesBelow(body)]
  const loops = nodes.filter((node) => node.kind === 'loop')
  const shared = sharedNodes(body)
  const inside = new Map(loops.map((loop) => [loop, nodesOfRound(loop)]))
  const growth = new Growth(loops, inside, shared, nodes)
  const result = growth.isLarge(body)
  const { looks, kept } = growth
  const counts = (node: Expression): boolean =>
    node.kind === 'loop' ||
    kept.has(node) ||
    (node.kind === 'call' && (looks.has(node) || node.native.count !== undefined))
  if (!result && !nodes.some(counts)) return undefined
  const counting = nodesAbove(body, counts)
  const once = new Set([...counting].filter((node) => shared.has(node)))
  const weights = new Map(loops.map((loop) => [loop, weightOfRound(loop)]))
  return { most: maxWork, weights, looks, kept, result, once, inside }
}

/** So few steps without a loop can repeat nothing: most queries, and many templates. */
const fewSteps = 64

function isSmall(body: Expression): boolean {
  let left = fewSteps
  const visit = (node: Expression): boolean => {
    left -= 1
    if (left < 0 || node.kind === 'loop') return false
    if (node.kind === 'call' && node.native.count !== undefined) return false
    return childrenOf(node).every(visit)
  }
  return visit(body)
}

/** The nodes that meet a test, and those that have one below them. */
function nodesAbove(root: Expression, meets: (node: Expression) => boolean): ReadonlySet<Expression> {
  const known = new Map<Expression, boolean>()
  const visit = (node: Expression): boolean => {
    const before = known.get(node)
    if (before !== undefined) return before
    const below = childrenOf(node).map(visit).includes(true)
    known.set(node, below || meets(node))
    return below || meets(node)
  }
  visit(root)
  return new Set([...known].filter(([, answer]) => answer).map(([node]) => node))
}

function nodesBelow(root: Expression): ReadonlySet<Expression> {
  const seen = new Set<Expression>()
  const visit = (node: Expression): void => {
    if (seen.has(node)) return
    seen.add(node)
    childrenOf(node).forEach(visit)
  }
  visit(root)
  return seen
}
