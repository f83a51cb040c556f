import type { Diagnostic, Range } from '../diagnostics/diagnostic.js'
import type { JsonScalar } from '../json/value.js'

/**
 * The tree of a query (triggers.md, "Grammar"). Plain JSON. Parentheses leave no trace: they only decide where a
 * node stands. `all` and `broken` stand at the root only.
 */
export type FqlAst = FqlAll | FqlBroken | FqlNode

export type FqlNode =
  | FqlAnd
  | FqlOr
  | FqlNot
  | FqlComparison
  | FqlCall
  | FqlList
  | FqlPath
  | FqlLiteral
  | FqlMissing

interface Ranged {
  /** Where it stands in the source, without parentheses around it. */
  readonly range: Range
}

/** `all`: matches every event. */
export interface FqlAll extends Ranged {
  readonly kind: 'all'
}

/** A query that could not be read in full: what could be, and why the rest could not. It never compiles. */
export interface FqlBroken extends Ranged {
  readonly kind: 'broken'
  readonly source: string
  readonly problems: readonly Diagnostic[]
  readonly tree: FqlNode
}

/** Two operands or more. */
export interface FqlAnd extends Ranged {
  readonly kind: 'and'
  readonly operands: readonly FqlNode[]
}

/** Two operands or more. */
export interface FqlOr extends Ranged {
  readonly kind: 'or'
  readonly operands: readonly FqlNode[]
}

export interface FqlNot extends Ranged {
  readonly kind: 'not'
  readonly operand: FqlNode
}

export type FqlOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in'

export interface FqlComparison extends Ranged {
  readonly kind: 'comparison'
  readonly operator: FqlOperator
  readonly left: FqlNode
  readonly right: FqlNode
}

export interface FqlCall extends Ranged {
  readonly kind: 'call'
  readonly name: string
  readonly nameRange: Range
  readonly args: readonly FqlNode[]
}

export interface FqlList extends Ranged {
  readonly kind: 'list'
  readonly items: readonly FqlNode[]
}

export interface FqlPath extends Ranged {
  readonly kind: 'path'
  /** What it reads from: null is the event, the empty text `@`, any other text the element called `@name`. */
  readonly element: string | null
  readonly segments: readonly FqlSegment[]
}

/** A field or index by its name, unescaped; or `$`: some element of the list. */
export type FqlSegment = { readonly kind: 'field'; readonly name: string } | { readonly kind: 'some' }

export interface FqlLiteral extends Ranged {
  readonly kind: 'literal'
  readonly value: JsonScalar
}

/** The place of something that the source does not have; only below `broken`. */
export interface FqlMissing extends Ranged {
  readonly kind: 'missing'
}

/** The range of a node that was made without a source. */
export const nowhere: Range = { start: 0, end: 0 }

/** The value of a literal; undefined for any other node. */
export const writtenValue = (node: FqlNode): JsonScalar | undefined =>
  node.kind === 'literal' ? node.value : undefined

/** The nodes directly below, in the order in which they are written. */
export function fqlChildren(node: FqlNode): readonly FqlNode[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands
    case 'not':
      return [node.operand]
    case 'comparison':
      return [node.left, node.right]
    case 'call':
      return node.args
    case 'list':
      return node.items
    case 'path':
    case 'literal':
    case 'missing':
      return []
  }
}
