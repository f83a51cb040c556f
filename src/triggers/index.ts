/** `waybill/triggers`: the filter query language (triggers.md). */
export type { Diagnostic, Range } from '../diagnostics/diagnostic.js'
export { renderDiagnostics } from '../diagnostics/render.js'
export type { BackEnd as Evaluation } from '../expressions/compile.js'
export { analyzeFql, type QueryOutcome } from './analysis/analyze.js'
export { type Discriminator, discriminators } from './analysis/discriminators.js'
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
export type { CheckOptions, QueryPlace } from './check-options.js'
export { checkQuery } from './check-query.js'
export { compileTrigger, lowerTrigger, type Trigger, type TriggerOptions } from './compile.js'
export type {
  AffixCondition,
  ComparisonCondition,
  Condition,
  ConditionGroup,
  StateCondition,
} from './conditions/condition.js'
export { ConditionsError } from './conditions/conditions-error.js'
export { type ConditionsToFqlOptions, conditionsToFql } from './conditions/conditions-to-fql.js'
export {
  fqlToConditions,
  type InexpressiblePart,
  type InexpressibleQuery,
} from './conditions/fql-to-conditions.js'
export type { ConditionOperator } from './conditions/operator.js'
export { conditionOperators } from './conditions/operators/operators.js'
export { countConditions } from './count-conditions.js'
export {
  compileTriggerExplanation,
  type ExplainTriggerOptions,
  explainTrigger,
} from './explain/explain-trigger.js'
export type { DecisiveCondition, ExplainedNode, TriggerExplanation } from './explain/explanation.js'
export { type LackingCondition, lackingConditions } from './explain/lacking-conditions.js'
export { formatFql } from './format.js'
export type {
  FqlExample,
  FqlFacts,
  FqlFunction,
  FqlManual,
  FqlParameter,
  FqlRoutine,
  FqlSignature,
} from './functions/function.js'
export { fqlFunctions } from './functions/functions.js'
export { maxQueryBytes } from './limits.js'
export { type FqlScope, lowerFql } from './lower.js'
export { type LoweredQuery, type LowerQuery, lowerQuery, type QueryScope } from './lower-query.js'
export { type ParsedFql, parseFql } from './parse.js'
export { TriggerSyntaxError } from './trigger-syntax-error.js'
