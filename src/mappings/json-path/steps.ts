import type { JsonScalar } from '../../json/value.js'

/** A JSONPath as it is evaluated: from a value on, each step leads from some places to others. */
export type Step =
  | { readonly step: 'names'; readonly names: readonly string[] }
  | { readonly step: 'all' | 'descend' | 'parent' | 'key' }
  | { readonly step: 'slice'; readonly start: number; readonly end: number | null; readonly by: number }
  | { readonly step: 'type'; readonly type: TypeName }
  | { readonly step: 'filter'; readonly test: Test }

export const typeNames = [
  'null',
  'boolean',
  'number',
  'string',
  'integer',
  'scalar',
  'array',
  'object',
] as const
export type TypeName = (typeof typeNames)[number]

/** What a filter asks of an element. */
export type Test =
  | { readonly test: 'or' | 'and'; readonly tests: readonly Test[] }
  | { readonly test: 'not'; readonly of: Test }
  | { readonly test: 'holds'; readonly operand: Operand }
  | {
      readonly test: 'compare'
      readonly operator: Operator
      readonly left: Operand
      readonly right: Operand
    }

export const operators = ['===', '!==', '==', '!=', '<=', '>=', '<', '>'] as const
export type Operator = (typeof operators)[number]

export type Operand =
  | { readonly literal: JsonScalar }
  | { readonly special: 'missing' | 'property' }
  /** Keys from the element on. */
  | { readonly keys: readonly string[] }
  /** The place of a path from the root among those that the filters of one path read. */
  | { readonly root: number }
