import type { Action, Example, FieldSchema, JsonObject } from 'waybill/actions'
import { bulkOf } from './bulk.js'
import { checksOf } from './checks.js'
import { common, commonMapping, customFields, customObjectName, operation } from './fields.js'
import { byOperation, bySyncMode, type Mode } from './mode.js'
import { columnsOf, recordOf } from './record.js'
import { idLets, requestsOf } from './requests.js'
import { soqlLets } from './soql.js'

/** A kind of records, and how events become such. */
export interface RecordKind {
  readonly title: string
  readonly description: string
  /** The action that takes the place of the older one. */
  readonly name: string
  /** What Salesforce calls it; undefined where a payload says it. */
  readonly object: string | undefined
  readonly trigger?: string
  readonly fields: { readonly [field: string]: FieldSchema }
  readonly mapping: JsonObject
  readonly required: readonly string[]
  readonly requiredToUpdate?: readonly string[]
  readonly examples: readonly Example[]
  readonly olderExamples: readonly Example[]
}

/** The action of a kind of records, and the older form of it, whose payload says what is done. */
export function actionsFor(kind: RecordKind): { readonly current: Action; readonly older: Action } {
  return {
    current: {
      ...actionFor(kind, bySyncMode),
      syncModes: ['add', 'update', 'upsert', 'delete'],
      examples: kind.examples,
    },
    older: {
      ...actionFor(kind, byOperation),
      deprecated: `use ${kind.name}, which has sync modes in place of an operation`,
      examples: kind.olderExamples,
    },
  }
}

function actionFor(kind: RecordKind, mode: Mode): Action {
  const { title, description, trigger, object, required, requiredToUpdate = [] } = kind
  const columns = columnsOf(Object.keys(kind.fields))
  const byPayload = {
    ...(object === undefined ? { customObjectName } : {}),
    ...(mode === byOperation ? { operation } : {}),
  }
  return {
    title,
    description,
    ...(trigger === undefined ? {} : { trigger }),
    fields: {
      type: 'object',
      required: Object.keys(byPayload),
      properties: { ...byPayload, ...common, ...kind.fields, customFields },
    },
    mapping: { ...commonMapping, ...kind.mapping },
    checks: checksOf(mode, required, requiredToUpdate),
    let: {
      ...soqlLets(object ?? { '@path': '$.payload.customObjectName' }),
      ...idLets(mode),
      record: recordOf('$.payload', columns),
      customNames: {
        '@entries': { in: { '@path': '$.payload.customFields' }, to: 'list', value: { '@path': '@.key' } },
      },
    },
    requests: requestsOf(mode),
    batch: bulkOf(object, columns, mode),
    examples: [],
  }
}
