import { onlyKeys } from '../only-keys.js'
import { checkFields, compileFields, fieldsOption } from './fields.js'
import type { FilterAction, FilterFields } from './filter.js'

export const allowProperties: FilterAction<{
  readonly type: 'ALLOW_PROPERTIES'
  readonly fields: FilterFields
}> = {
  type: 'ALLOW_PROPERTIES',
  summary: 'Of the objects that are listed only these fields are left (requirements.md R73).',
  options: { fields: fieldsOption },
  check: checkFields,
  compile: ({ fields }) =>
    compileFields(fields, (names) => (object) => onlyKeys(object, (key) => names.has(key))),
}
