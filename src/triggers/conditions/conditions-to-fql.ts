import { hasErrors } from '../../diagnostics/diagnostic.js'
import { type FqlNode, nowhere } from '../ast.js'
import { formatFql } from '../format.js'
import { parseFql } from '../parse.js'
import { checkConditions } from './check-conditions.js'
import type { Condition, ConditionGroup } from './condition.js'
import { ConditionsError } from './conditions-error.js'
import { parseField } from './field.js'
import { literal } from './nodes.js'
import { conditionOperators } from './operators/operators.js'

export interface ConditionsToFqlOptions {
  /**
   * Writes `match(x, "v*")` and `x != null`, which the public framework reads, for `startswith(x, "v")` and
   * `exists(x)`. What its form refuses besides (nested groups, `"` in a value: requirements.md R25, R28) is not checked.
   * `*` is the pattern of every text: an empty `ends_with` comes back from it as an empty `starts_with`.
   */
  readonly publicSpelling?: boolean
}

/**
 * The query that a form means: `fqlToConditions` gives the same group back, a group of one as what is in it
 * (triggers.md, "Conditions"). An empty ALL group is `all`. Throws `ConditionsError` where the group says nothing that
 * can be asked: an empty ANY group, an unknown operator, a value of a wrong type, a query past the limits.
 */
export function conditionsToFql(group: ConditionGroup, options: ConditionsToFqlOptions = {}): string {
  const problems = checkConditions(group)
  if (problems.length > 0) throw new ConditionsError(problems)
  const node = groupNode(group, options.publicSpelling === true)
  const text = isAlways(node) ? 'all' : formatFql(node)
  const { diagnostics } = parseFql(text)
  if (hasErrors(diagnostics)) throw new ConditionsError(diagnostics)
  return text
}

function groupNode({ match, conditions }: ConditionGroup, inPublic: boolean): FqlNode {
  const operands = conditions.map((one) =>
    'match' in one ? groupNode(one, inPublic) : conditionNode(one, inPublic),
  )
  const [first, ...rest] = operands
  // Inside a query `all` has no place; `true` says the same.
  if (first === undefined) return literal(true)
  return rest.length === 0 ? first : { kind: match === 'all' ? 'and' : 'or', operands, range: nowhere }
}

const isAlways = (node: FqlNode): boolean => node.kind === 'literal' && node.value === true

function conditionNode(condition: Condition, inPublic: boolean): FqlNode {
  const operator = conditionOperators.find(({ name }) => name === condition.operator)
  const field = parseField(condition.field)
  const value = literal('value' in condition ? condition.value : null)
  if (operator === undefined || field === undefined) return { kind: 'missing', range: nowhere }
  return inPublic && operator.writePublic !== undefined
    ? operator.writePublic(field, value)
    : operator.write(field, value)
}
