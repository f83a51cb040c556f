import type { FqlLiteral, FqlNode, FqlPath } from '../ast.js'
import type { AffixCondition, ComparisonCondition, Condition, StateCondition } from './condition.js'
import { fieldText } from './field.js'

/** One operator of the form. A form shows it, and a query is written and read, by this value alone. */
export type ConditionOperator = ComparisonOperator | AffixOperator | StateOperator

/** How an operator is said in a query. */
export interface Spelling<Value> {
  /** The canonical text. An operator that takes nothing is given null. */
  write(field: FqlPath, value: FqlLiteral): FqlNode
  /** As the public framework writes it, where that differs (requirements.md R31). */
  writePublic?(field: FqlPath, value: FqlLiteral): FqlNode
  /** What a query compares, where this operator says the same. Never given `!=`, nor a value on the left. */
  read(node: FqlNode): Compared<Value> | undefined
}

export interface Compared<Value> {
  readonly field: FqlPath
  readonly value: Value
}

interface Described<Name extends Condition['operator'], Value> extends Spelling<Value> {
  readonly name: Name
  /** What a form shows between the field and the value. */
  readonly words: string
}

export interface ComparisonOperator extends Described<ComparisonCondition['operator'], string | number> {
  readonly takes: 'text or number'
}

export interface AffixOperator extends Described<AffixCondition['operator'], string> {
  readonly takes: 'text'
}

export interface StateOperator extends Described<StateCondition['operator'], undefined> {
  readonly takes: 'nothing'
}

/** The condition that `node` is, where the operator reads it as one. */
export function readCondition(operator: ConditionOperator, node: FqlNode): Condition | undefined {
  switch (operator.takes) {
    case 'text or number': {
      const read = operator.read(node)
      return read && { field: fieldText(read.field), operator: operator.name, value: read.value }
    }
    case 'text': {
      const read = operator.read(node)
      return read && { field: fieldText(read.field), operator: operator.name, value: read.value }
    }
    case 'nothing': {
      const read = operator.read(node)
      return read && { field: fieldText(read.field), operator: operator.name }
    }
  }
}
