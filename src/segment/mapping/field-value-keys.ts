import type { FieldValue } from '../types/directive.js'
import {
  isArrayPathDirective,
  isCaseDirective,
  isDirective,
  isFlattenDirective,
  isIfDirective,
  isJSONDirective,
  isLiquidDirective,
  isPathDirective,
  isReplaceDirective,
  isTemplateDirective,
} from './directive-kinds.js'
import { liquidEngine } from './liquid/liquid-engine.js'

/** The paths that a mapping reads, as they are written: what the public kit knows of them. */
export function getFieldValueKeys(value: FieldValue): string[] {
  if (!isDirective(value))
    return typeof value === 'object' && value !== null ? keysOfAll(Object.values(value)) : []
  if (isArrayPathDirective(value)) return keysOfAll(value['@arrayPath'])
  if (isCaseDirective(value)) return getFieldValueKeys(value['@case'].value)
  if (isIfDirective(value)) {
    const { blank, exists, then, else: otherwise } = value['@if']
    return keysOfAll([blank, exists, then, otherwise])
  }
  if (isPathDirective(value)) return value['@path'] ? [value['@path']] : []
  if (isReplaceDirective(value)) return getFieldValueKeys(value['@replace'].value)
  if (isTemplateDirective(value)) return keysOfTemplate(value['@template'])
  if (isJSONDirective(value)) return getFieldValueKeys(value['@json'].value)
  if (isFlattenDirective(value)) return getFieldValueKeys(value['@flatten'].value)
  return isLiquidDirective(value) ? liquidEngine.fullVariablesSync(value['@liquid']) : []
}

const keysOfAll = (values: readonly FieldValue[]): string[] => values.flatMap(getFieldValueKeys)

const keysOfTemplate = (template: string): string[] =>
  [...template.matchAll(/\{\{(.*?)\}\}/g)].flatMap(([, key]) => (key ? [key] : []))
