import { absent, anything, boolean, type Kinds, kindOf, list, string } from '../expressions/kinds.js'
import type { FqlNode } from './ast.js'
import type { FqlRoutine } from './functions/function.js'

/** The kinds of value that a node can give, never too few. A missing value is null in a query. */
export function staticKinds(node: FqlNode, functions: readonly FqlRoutine[]): Kinds {
  switch (node.kind) {
    case 'literal':
      return kindOf(node.value)
    case 'list':
      return list
    case 'call':
      return functions.find(({ name }) => name === node.name)?.signature.returns ?? anything & ~absent
    case 'path':
      // An event's own type is always text; of any other field nothing is promised.
      return isEventType(node) ? string : anything & ~absent
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
      return boolean
    case 'missing':
      return anything & ~absent
  }
}

/** `type` at the root of the event. */
export function isEventType(node: FqlNode): boolean {
  if (node.kind !== 'path' || node.element !== null || node.segments.length !== 1) return false
  const [only] = node.segments
  return only?.kind === 'field' && only.name === 'type'
}

export const canBeTrue = (kinds: Kinds): boolean => (kinds & boolean) !== 0
