import { boolean } from '../expressions/kinds.js'
import { type FqlNode, fqlChildren } from './ast.js'
import { calledBy } from './functions/called.js'
import type { FqlRoutine } from './functions/function.js'

/**
 * How many lists a condition goes through for each of its outcomes: one for each path with a `$`, and the list of an
 * `any` or `every`, unless that is a part of the element around and so is gone through once in all.
 */
export function loopsOf(claim: FqlNode, functions: readonly FqlRoutine[]): number {
  const called = calledBy(claim, functions)
  const [list] = called?.signature.parameters.some(({ perElement }) => perElement) ? fqlChildren(claim) : []
  const isOfElement = list?.kind === 'path' && list.element === ''
  return somePaths(claim, functions) + (list === undefined || isOfElement ? 0 : 1)
}

/** Whether a node keeps the `$` segments in it to itself. */
export const isClaim = (node: FqlNode, functions: readonly FqlRoutine[]): boolean =>
  node.kind === 'comparison' || calledBy(node, functions)?.signature.returns === boolean

function somePaths(node: FqlNode, functions: readonly FqlRoutine[]): number {
  const below = fqlChildren(node).map((child) =>
    isClaim(child, functions) ? 0 : somePaths(child, functions),
  )
  const own = node.kind === 'path' && node.segments.some(({ kind }) => kind === 'some') ? 1 : 0
  return below.reduce((sum, count) => sum + count, own)
}
