import type { FilterName } from './filters/index.js'

/** A Liquid template that was read (mappings.md, `@liquid`). What is wrong with one is told by `parseLiquid`. */
export type LiquidNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly value: LiquidValue }
  | { readonly kind: 'assign'; readonly name: string; readonly value: LiquidValue }
  | { readonly kind: 'capture'; readonly name: string; readonly body: readonly LiquidNode[] }
  /** `increment` prints the number and then adds one, `decrement` takes one away and prints what is left. */
  | { readonly kind: 'count'; readonly name: string; readonly step: 1 | -1 }
  | {
      readonly kind: 'choice'
      readonly branches: readonly LiquidBranch[]
      readonly otherwise: readonly LiquidNode[]
    }
  | {
      readonly kind: 'case'
      readonly value: LiquidValue
      readonly branches: readonly LiquidCase[]
      readonly otherwise: readonly LiquidNode[]
    }

/** Taken where the value counts as true, or, with `unless`, as false. */
export type LiquidBranch = {
  readonly test: LiquidValue
  readonly holds: boolean
  readonly body: readonly LiquidNode[]
}

/** Taken once for each of its values that is equal, as far as no earlier branch was. */
export type LiquidCase = {
  readonly values: readonly LiquidOperand[]
  readonly body: readonly LiquidNode[]
}

/** An expression with the filters that it goes through. */
export type LiquidValue = {
  readonly expression: LiquidOperand
  readonly filters: readonly LiquidFilterUse[]
}

export type LiquidFilterUse = {
  readonly name: FilterName
  /** Arguments by position; those that have names come after all that have places. */
  readonly args: readonly LiquidOperand[]
}

export type LiquidOperator = '==' | '!=' | '>' | '<' | '>=' | '<=' | 'contains' | 'and' | 'or'

export type LiquidOperand =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | undefined }
  | { readonly kind: 'named'; readonly name: 'nil' | 'empty' | 'blank' }
  /** `start` is left out where the first key names a variable or a field of the data. */
  | { readonly kind: 'path'; readonly start?: LiquidOperand; readonly keys: readonly LiquidOperand[] }
  | { readonly kind: 'range'; readonly from: LiquidOperand; readonly to: LiquidOperand }
  | { readonly kind: 'not'; readonly operand: LiquidOperand }
  | {
      readonly kind: 'binary'
      readonly operator: LiquidOperator
      readonly left: LiquidOperand
      readonly right: LiquidOperand
    }

/** Something wrong or odd in a template, with its place in the text. */
export interface LiquidProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly hint?: string
  readonly range: { readonly start: number; readonly end: number }
}
