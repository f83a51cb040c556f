import type {
  ArrayPathDirective,
  CaseDirective,
  Directive,
  ExcludeWhenNullDirective,
  FieldValue,
  FlattenDirective,
  IfDirective,
  JSONDirective,
  LiquidDirective,
  LiteralDirective,
  MergeDirective,
  PathDirective,
  ReplaceDirective,
  TemplateDirective,
  TransformDirective,
} from '../types/directive.js'
import { directives } from './directives/directives.js'

/** Whether a value holds the name of a directive of the public kit, whatever stands beside it. */
export const isDirective = (value: FieldValue): value is Directive => anyName(value)

export const isLiteralDirective = (value: FieldValue): value is LiteralDirective => has(value, '@literal')

export const isTemplateDirective = (value: FieldValue): value is TemplateDirective => has(value, '@template')

export const isPathDirective = (value: FieldValue): value is PathDirective => has(value, '@path')

export const isExcludeWhenNullDirective = (value: FieldValue): value is ExcludeWhenNullDirective =>
  has(value, '@excludeWhenNull')

export const isLiquidDirective = (value: FieldValue): value is LiquidDirective =>
  typeof partOf(value, '@liquid') === 'string'

export const isArrayPathDirective = (value: FieldValue): value is ArrayPathDirective =>
  Array.isArray(partOf(value, '@arrayPath'))

export const isIfDirective = (value: FieldValue): value is IfDirective =>
  hasOption(value, '@if', 'exists') || hasOption(value, '@if', 'blank')

export const isCaseDirective = (value: FieldValue): value is CaseDirective =>
  hasOption(value, '@case', 'operator')

export const isReplaceDirective = (value: FieldValue): value is ReplaceDirective =>
  hasOption(value, '@replace', 'pattern')

export const isJSONDirective = (value: FieldValue): value is JSONDirective =>
  hasOption(value, '@json', 'value')

export const isFlattenDirective = (value: FieldValue): value is FlattenDirective =>
  hasOption(value, '@flatten', 'value')

export const isMergeDirective = (value: FieldValue): value is MergeDirective =>
  hasOption(value, '@merge', 'objects')

export const isTransformDirective = (value: FieldValue): value is TransformDirective =>
  hasOption(value, '@transform', 'apply') && hasOption(value, '@transform', 'mapping')

/** What a template says, and any other value as it is. */
export const getFieldValue = (value: FieldValue): unknown =>
  isTemplateDirective(value) ? value['@template'] : value

const anyName = (value: FieldValue): value is FieldValue & object =>
  typeof value === 'object' && value !== null && Object.keys(value).some((key) => directives.has(key))

const has = (value: FieldValue, name: string): boolean => anyName(value) && name in value

const partOf = (value: FieldValue, name: string): unknown =>
  anyName(value) ? Reflect.get(value, name) : undefined

function hasOption(value: FieldValue, name: string, option: string): boolean {
  const options = partOf(value, name)
  return typeof options === 'object' && options !== null && option in options
}
