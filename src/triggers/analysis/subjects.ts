import { type FqlNode, type FqlPath, fqlChildren } from '../ast.js'
import { formatFql } from '../format.js'
import { isPerElement } from '../functions/called.js'
import type { FqlFunction } from '../functions/function.js'
import type { Subject } from './cases.js'

/** `node` as something that has one value in an event, or undefined where a `$` gives it many. */
export function subjectOf(node: FqlNode, functions: readonly FqlFunction[]): Subject | undefined {
  const { paths, hasSome } = readsOf(node, functions)
  if (hasSome) return undefined
  return {
    text: formatFql(node),
    ofElement: paths.some(({ element }) => element !== null),
    path: node.kind === 'path' && node.element === null ? namesOf(node) : undefined,
  }
}

/** A condition as a subject: it has one outcome, whatever a `$` in it stands for. */
export function conditionSubject(node: FqlNode, functions: readonly FqlFunction[]): Subject {
  const { paths } = readsOf(node, functions)
  return { text: formatFql(node), ofElement: paths.some(({ element }) => element !== null), path: undefined }
}

/** The paths that a node reads, but for those that start from the `@` of an `any` or `every` within it. */
export function readsOf(
  node: FqlNode,
  functions: readonly FqlFunction[],
): { readonly paths: readonly FqlPath[]; readonly hasSome: boolean } {
  if (node.kind === 'path')
    return { paths: [node], hasSome: node.segments.some(({ kind }) => kind === 'some') }
  const below = fqlChildren(node).map((child, index) => {
    const reads = readsOf(child, functions)
    return node.kind === 'call' && isPerElement(node, index, functions)
      ? { ...reads, paths: reads.paths.filter(({ element }) => element !== '') }
      : reads
  })
  return { paths: below.flatMap(({ paths }) => paths), hasSome: below.some(({ hasSome }) => hasSome) }
}

const namesOf = ({ segments }: FqlPath): readonly string[] =>
  segments.flatMap((segment) => (segment.kind === 'field' ? [segment.name] : []))
