import type { Range } from '../../diagnostics/diagnostic.js'
import type { Json } from '../../json/value.js'
import type { FqlAll, FqlNode } from '../ast.js'

/** Why an event meets a query or does not. Plain JSON. */
export interface TriggerExplanation {
  /** What `compileTrigger` says of the same query and event. */
  readonly result: boolean
  /** The smallest set of conditions that decided, in the order of the query: whatever the others were, the result is this. */
  readonly decisive: readonly DecisiveCondition[]
  readonly tree: ExplainedNode
  /**
   * Why there is no more to tell: `TOO_LARGE` or `TOO_DEEP`. The tree is then without values. Where the query itself
   * can not be answered, so that a compiled trigger throws the same, `result` is false.
   */
  readonly failure?: { readonly code: string; readonly message: string }
}

export interface DecisiveCondition {
  /** As it stands in the query, without a `!` before it. */
  readonly text: string
  readonly range: Range
  /** Whether it is true of the event. */
  readonly value: boolean
  /** What it has to be for the query to match: false below a `!`. */
  readonly wanted: boolean
  /** `properties.total is 8, needs to be more than 10`. */
  readonly words: string
}

/** A node of the query. It has `value`, or `values` where it has one for each element of a list. */
export interface ExplainedNode {
  readonly kind: FqlNode['kind'] | FqlAll['kind']
  /** As it stands in the source; the canonical text where only the tree was given. */
  readonly text: string
  readonly range: Range
  /** What is missing in the event is null. */
  readonly value?: Json
  /** For the first hundred elements, where the node stands in `any` or `every` or has a `$`. */
  readonly values?: readonly Json[]
  readonly children: readonly ExplainedNode[]
}
