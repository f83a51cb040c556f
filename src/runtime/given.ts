import type { InterpretedSchemas, TargetRule } from '../actions/index.js'
import type { NativeFunction } from '../expressions/native.js'

/** A text of a configuration: what stands in it as it is, and names of variables. */
export type TextPart = string | { readonly variable: string }

/** What a built module works with, besides what is written in it. */
export interface Given {
  readonly schemas: InterpretedSchemas
  readonly allowTarget: TargetRule | undefined
  /** A text with the values of its variables. */
  text(parts: readonly TextPart[]): string
  /** The same as a function without arguments, for generated code. Throws where a variable is empty: the code was made for a text that is not. */
  textFunction(parts: readonly TextPart[]): NativeFunction
}
