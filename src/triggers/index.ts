/** `waybill/triggers`: the filter query language (triggers.md). */
export type { Diagnostic, Range } from '../diagnostics/diagnostic.js'
export type { Evaluation } from '../expressions/compile.js'
export type {
  FqlAll,
  FqlAnd,
  FqlAst,
  FqlBroken,
  FqlCall,
  FqlComparison,
  FqlList,
  FqlLiteral,
  FqlMissing,
  FqlNode,
  FqlNot,
  FqlOperator,
  FqlOr,
  FqlPath,
  FqlSegment,
} from './ast.js'
export { checkFql } from './check.js'
export type { CheckOptions } from './check-options.js'
export { compileTrigger, lowerTrigger, type Trigger, type TriggerOptions } from './compile.js'
export { formatFql } from './format.js'
export type { FqlExample, FqlFacts, FqlFunction, FqlParameter, FqlSignature } from './functions/function.js'
export { fqlFunctions } from './functions/functions.js'
export { type FqlScope, lowerFql } from './lower.js'
export { type ParsedFql, parseFql } from './parse.js'
export { TriggerSyntaxError } from './trigger-syntax-error.js'
