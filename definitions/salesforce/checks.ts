import type { Check } from 'waybill/actions'
import { isOneOf, type Mode } from './mode.js'
import { hasUnsoundCondition } from './soql.js'

/** What a payload has to have for what is done with it; `required` to create a record. */
export const checksOf = (
  mode: Mode,
  required: readonly string[],
  requiredToUpdate: readonly string[],
): readonly Check[] => [
  ...required.map((field) => ({
    require: `exists(payload.${field}) or !${isOneOf(mode, 'add', 'upsert', ...(requiredToUpdate.includes(field) ? ['update' as const] : []))}`,
    message: `A record can not be written without ${field}.`,
    fields: [field],
  })),
  {
    require: `${isOneOf(mode, 'add')} or payload.enable_batching = true or length(let.conditions) > 0`,
    message: 'Nothing says which record is meant: map the record matchers.',
    fields: ['traits'],
  },
  {
    require: `${isOneOf(mode, 'add')} or !${hasUnsoundCondition}`,
    message: 'A record is matched by the names of fields, with texts, numbers, true or false.',
    fields: ['traits'],
  },
  ...(
    [
      [
        isOneOf(mode, 'upsert'),
        'exists(payload.bulkUpsertExternalId.externalIdName) and exists(payload.bulkUpsertExternalId.externalIdValue)',
        'A bulk job needs the name and value of an external id to upsert.',
        'bulkUpsertExternalId',
      ],
      [
        isOneOf(mode, 'update'),
        'exists(payload.bulkUpdateRecordId)',
        'A bulk job needs the id of the record to update.',
        'bulkUpdateRecordId',
      ],
    ] as const
  ).map(([is, require, message, field]) => ({
    require: `payload.enable_batching != true or !${is} or (${require})`,
    message,
    fields: [field],
  })),
  {
    require: `payload.enable_batching != true or !${isOneOf(mode, 'delete')}`,
    message: 'A bulk job does not delete here: switch bulk jobs off.',
    fields: ['enable_batching'],
  },
  {
    require: 'payload.enable_batching != true or !any(let.customNames, contains(@, ","))',
    message: 'In a bulk job the name of a field can not hold a comma.',
    fields: ['customFields'],
  },
]
