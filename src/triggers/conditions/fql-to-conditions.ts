import { type Diagnostic, hasErrors, type Range } from '../../diagnostics/diagnostic.js'
import { type FqlAst, type FqlNode, nowhere } from '../ast.js'
import { checkParsed } from '../check.js'
import { parseFql } from '../parse.js'
import type { Condition, ConditionGroup } from './condition.js'
import { expand } from './expand.js'
import { not } from './nodes.js'
import { readCondition } from './operator.js'
import { conditionOperators } from './operators/operators.js'
import { reasonFor } from './reason.js'

/** A query that the form can not express. Told from a group by its `parts`. */
export interface InexpressibleQuery {
  readonly expressible: false
  /** Every part that stands in the way, in the order of the source. */
  readonly parts: readonly InexpressiblePart[]
}

/** A part of a query, and in plain words why it is no condition of the form. */
export type InexpressiblePart = Pick<Diagnostic, 'message' | 'hint' | 'source' | 'range'>

/**
 * The group of conditions that a query means, in whichever spelling (triggers.md, "Conditions"); else the parts that
 * the form can not express, syntax errors among them. Never throws.
 *
 *     const form = fqlToConditions(trigger)
 *     if ('parts' in form) show(form.parts)
 *     else edit(form.conditions)
 */
export function fqlToConditions(query: string | FqlAst): ConditionGroup | InexpressibleQuery {
  const ast = typeof query === 'string' ? parseFql(query).ast : query
  const source = typeof query === 'string' ? query : undefined
  if (ast.kind === 'all') return { match: 'all', conditions: [] }
  const diagnostics = checkParsed(ast, source, {})
  if (ast.kind === 'broken' || hasErrors(diagnostics))
    return {
      expressible: false,
      parts: diagnostics.filter(({ severity }) => severity === 'error').map(asPart),
    }
  const reading = new Reading(source)
  const read = reading.read(ast, false, ast.range)
  if (read === undefined || reading.parts.length > 0) return { expressible: false, parts: reading.parts }
  return 'match' in read ? read : { match: 'all', conditions: [read] }
}

const asPart = ({ message, hint, source, range }: Diagnostic): InexpressiblePart => ({
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(source === undefined ? {} : { source }),
  ...(range === undefined ? {} : { range }),
})

class Reading {
  readonly parts: InexpressiblePart[] = []

  constructor(readonly source: string | undefined) {}

  /** `range` is what to name when it can not be read: the node with the `!` before it. */
  read(written: FqlNode, negated: boolean, range: Range): Condition | ConditionGroup | undefined {
    const node = expand(written)
    if (node.kind === 'not') return this.read(node.operand, !negated, range)
    if (node.kind === 'and' || node.kind === 'or')
      return this.group((node.kind === 'and') !== negated ? 'all' : 'any', node.operands, negated, range)
    if (node.kind === 'literal' && (node.value === true) !== negated) return { match: 'all', conditions: [] }
    return readLeaf(node, negated) ?? this.refuse(range, reasonFor(node, negated))
  }

  /** The opposite of a group is the other group of the opposites. */
  private group(
    match: ConditionGroup['match'],
    operands: readonly FqlNode[],
    negated: boolean,
    range: Range,
  ): Condition | ConditionGroup | undefined {
    const conditions = operands.flatMap(
      (operand) => this.read(operand, negated, operand.range === nowhere ? range : operand.range) ?? [],
    )
    if (match === 'any' && operands.length === 0)
      return this.refuse(range, 'this is never true, and the form has no condition for that')
    const [first, ...rest] = conditions
    return first !== undefined && rest.length === 0 ? first : { match, conditions }
  }

  private refuse(range: Range, message: string): undefined {
    const { source } = this
    // The elements of one list are one part of the query.
    if (range !== nowhere && this.parts.some((part) => part.range === range)) return
    this.parts.push({
      message,
      ...(source === undefined ? {} : { source }),
      ...(range === nowhere ? {} : { range }),
    })
  }
}

function readLeaf(node: FqlNode, negated: boolean): Condition | undefined {
  const asked = negated ? not(node) : node
  for (const operator of conditionOperators) {
    const condition = readCondition(operator, asked)
    if (condition !== undefined) return condition
  }
  return undefined
}
