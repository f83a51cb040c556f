import { below } from '../diagnostics/diagnostic.js'
import { didYouMean } from '../diagnostics/suggest.js'
import { nothing } from '../expressions/expression.js'
import { pointerTo } from '../json/pointer.js'
import type { JsonObject } from '../json/value.js'
import { checkMapping, fieldOfKey, isDirective } from '../mappings/index.js'
import type { Action } from './definition.js'
import type { ObjectSchema } from './schema-definition.js'
import { checkNames } from './settings-checks.js'
import type { TemplateScope } from './template.js'
import { declaredNames } from './template-place.js'

/** What is wrong with the default trigger and mapping of an action, and with what names its fields. */
export function checkDefaults(action: Action, scope: TemplateScope, pointer: string): void {
  const { diagnostics, language, lowerQuery } = scope
  if (action.trigger !== undefined) {
    const trigger = lowerQuery(action.trigger, { root: nothing })
    diagnostics.push(...below(`${pointer}/trigger`, trigger.diagnostics))
  }
  const { mapping = {}, expandKeys = false } = action
  const problems = checkMapping(mapping, { ...language, lowerQuery, expandKeys })
  diagnostics.push(...below(`${pointer}/mapping`, problems))
  const fields = Object.keys(action.fields.properties ?? {})
  checkRequired(action.fields, scope, `${pointer}/fields`)
  reportUnknownFields(mapping, action, scope, `${pointer}/mapping`)
  if (action.settings !== undefined) checkRequired(action.settings, scope, `${pointer}/settings`)
  checkRenamed(action, scope, pointer)
  for (const [index, check] of (action.checks ?? []).entries()) {
    const place = `${pointer}/checks/${index}/fields`
    if (check.blames === 'settings')
      checkNames(check.fields, scope.names('settings'), 'setting', scope, place)
    else if (check.kind !== 'settings') checkNames(check.fields, fields, 'field', scope, place)
  }
}

/** Old names of fields are names of no field now, and lead to one. */
function checkRenamed({ fields, renamed = {} }: Action, scope: TemplateScope, pointer: string): void {
  const names = Object.keys(fields.properties ?? {})
  for (const [from, to] of Object.entries(renamed)) {
    const place = pointerTo(`${pointer}/renamed`, from)
    if (names.includes(from))
      scope.problem('definition/reference', place, `there is a field "${from}", so it is no old name`)
    if (!names.includes(to))
      scope.problem('definition/reference', place, `there is no field "${to}"`, didYouMean(to, names))
  }
}

/** The keys of a mapping that are no fields of its action. */
export function reportUnknownFields(
  mapping: JsonObject,
  { fields: { properties = {} }, expandKeys = false }: Action,
  scope: TemplateScope,
  pointer: string,
): void {
  if (isDirective(mapping)) return
  const fields = Object.keys(properties)
  for (const key of Object.keys(mapping)) {
    const field = expandKeys ? fieldOfKey(key) : key
    if (!fields.includes(field)) {
      const message = `there is no field "${field}"`
      scope.problem('definition/reference', pointerTo(pointer, key), message, didYouMean(field, fields))
    }
  }
}

/** What is required has to be declared: an undeclared property is taken away before it could count. */
export function checkRequired(schema: ObjectSchema, scope: TemplateScope, pointer: string): void {
  const declared = declaredNames(schema)
  for (const [index, name] of (schema.required ?? []).entries())
    if (declared !== undefined && !declared.includes(name))
      scope.problem(
        'definition/reference',
        `${pointer}/required/${index}`,
        `"${name}" is required, but not declared in "properties"`,
        didYouMean(name, declared),
      )
}
