import { onlyKeys } from '../only-keys.js'
import { checkFields, compileFields, fieldsOption } from './fields.js'
import type { FilterAction, FilterFields } from './filter.js'

export const dropProperties: FilterAction<{
  readonly type: 'DROP_PROPERTIES'
  readonly fields: FilterFields
}> = {
  type: 'DROP_PROPERTIES',
  summary: 'Fields are taken away.',
  options: { fields: fieldsOption },
  check: checkFields,
  compile: ({ fields }) =>
    compileFields(fields, (names) => (object) => onlyKeys(object, (key) => !names.has(key))),
}
