/**
 * A trigger as a form shows it: conditions of which all or any must hold. Groups nest; the public form has one group
 * only (requirements.md R25). Plain JSON.
 */
export interface ConditionGroup {
  readonly match: 'all' | 'any'
  readonly conditions: readonly (Condition | ConditionGroup)[]
}

/** One line of the form: a field, an operator, and a value where the operator takes one (requirements.md R19 to R24). */
export type Condition = ComparisonCondition | AffixCondition | StateCondition

interface OfField {
  /** The dotted name as a person types it: `properties.product name`. A dot in a name is `\.`. */
  readonly field: string
}

export interface ComparisonCondition extends OfField {
  readonly operator:
    | 'is'
    | 'is_not'
    | 'less_than'
    | 'less_than_or_equal'
    | 'greater_than'
    | 'greater_than_or_equal'
    | 'contains'
    | 'not_contains'
  readonly value: string | number
}

export interface AffixCondition extends OfField {
  readonly operator: 'starts_with' | 'not_starts_with' | 'ends_with' | 'not_ends_with'
  readonly value: string
}

export interface StateCondition extends OfField {
  readonly operator: 'exists' | 'not_exists' | 'is_true' | 'is_false'
}
