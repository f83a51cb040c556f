import { absent, anything, boolean, type Kinds, kindOf, list, nullish, string } from '../expressions/kinds.js'
import type { FqlNode } from './ast.js'
import { calledBy } from './functions/called.js'
import type { FqlRoutine } from './functions/function.js'

/** What paths without `@` start from: an event, of whose fields something is known, or anything. */
export type QuerySubject = 'event' | 'anything'

/** What the meaning of a query depends on, besides its text. */
export interface QueryTerms<Known extends FqlRoutine = FqlRoutine> {
  readonly functions: readonly Known[]
  readonly subject: QuerySubject
}

/** The kinds of value that a node can give, never too few. A missing value is null in a query. */
export function staticKinds(node: FqlNode, { functions, subject }: QueryTerms): Kinds {
  switch (node.kind) {
    case 'literal':
      return kindOf(node.value)
    case 'list':
      return list
    case 'call':
      return nullForAbsent(calledBy(node, functions)?.signature.returns ?? anything)
    case 'path':
      // Of any field but the type of an event nothing is promised.
      return subject === 'event' && isEventType(node) ? string | nullish : nullForAbsent(anything)
    case 'and':
    case 'or':
    case 'not':
    case 'comparison':
      return boolean
    case 'missing':
      return nullForAbsent(anything)
  }
}

const nullForAbsent = (kinds: Kinds): Kinds => ((kinds & absent) === 0 ? kinds : (kinds & ~absent) | nullish)

/** `type` at the root of the event. */
export function isEventType(node: FqlNode): boolean {
  if (node.kind !== 'path' || node.element !== null || node.segments.length !== 1) return false
  const [only] = node.segments
  return only?.kind === 'field' && only.name === 'type'
}

export const canBeTrue = (kinds: Kinds): boolean => (kinds & boolean) !== 0
