/** `waybill/mappings`: the directive language by itself (mappings.md, "Public functions"). */

export type { Diagnostic, Range } from '../diagnostics/diagnostic.js'
export { renderDiagnostics } from '../diagnostics/render.js'
export type { BackEnd as Evaluation } from '../expressions/compile.js'
export { ValueFailure } from '../expressions/failure.js'
export type { Json, JsonObject, JsonScalar } from '../json/value.js'
export { type CheckMappingOptions, checkMapping } from './check/check-mapping.js'
export { checkTypes } from './check/check-types.js'
export { type DataFacts, type DataSource, dataFacts, type Sample, type TrackingPlan } from './check/data.js'
export { applyMapping, compileMapping, lowerMapping, readsOf, rootScope } from './compile.js'
export { type CompileMappingOptions, compileMappingWith, namesOf } from './compile-with.js'
export { hashText } from './digest.js'
export {
  type Directive,
  type DirectiveExample,
  type DirectiveManual,
  type DirectiveRoutine,
  defineDirective,
} from './directive.js'
export { directives } from './directives/directives.js'
export { compileExplanation, explainLambda, explainMapping } from './explain/explain-mapping.js'
export type {
  Decision,
  DirectivePlace,
  Ingredients,
  MappingExplanation,
  MappingFailure,
  ReadValue,
  ValueSource,
  WrittenValue,
} from './explain/explanation.js'
export { renderMappingExplanation } from './explain/render-explanation.js'
export type { MappingFunction } from './functions.js'
export { isDirective } from './is-directive.js'
export { fieldOfKey } from './keys.js'
export type { GivenLanguage, LanguageOptions, MappingOptions } from './language.js'
export { concatenate, lowerTemplate, toText } from './lower-template.js'
export { MappingError } from './mapping-error.js'
export type { OptionSchema } from './options.js'
export { formatPath, isPathProblem, type Path, type PathProblem, parsePath } from './paths.js'
export { type PlaceSources, placeSourcesOf, sourceAt } from './place-sources.js'
export type { Language, LowerCondition, Names, Scope } from './scope.js'
export {
  type FieldSuggestion,
  type MappingCandidate,
  type SuggestionSource,
  type SuggestMappingOptions,
  suggestMapping,
} from './suggest/suggest-mapping.js'
export {
  type Surroundings,
  type SurroundingsNames,
  type SurroundingsSources,
  surroundingsFrom,
  surroundingsRead,
} from './surroundings.js'
export { isTemplateProblem, parseTemplate, type TemplatePart, type TemplateProblem } from './templates.js'
export { withoutPlace } from './without-place.js'
