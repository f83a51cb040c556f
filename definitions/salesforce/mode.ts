/** What is done with a record: by the sync mode of a subscription, or in the older actions by a field. */
export interface Mode {
  /** Where it stands, as a query reads it, and in an item of a batch. */
  readonly query: string
  readonly item: string
  /** What the creation of a record is called there. */
  readonly add: string
}

export const bySyncMode: Mode = { query: 'run.syncMode', item: '$.run.syncMode', add: 'add' }

export const byOperation: Mode = { query: 'payload.operation', item: '$.items[0].operation', add: 'create' }

type Step = 'add' | 'update' | 'upsert' | 'delete'

/** A query for one of some modes. */
export const isOneOf = (mode: Mode, ...steps: readonly [Step, ...Step[]]): string =>
  `(${steps.map((step) => `${mode.query} = "${step === 'add' ? mode.add : step}"`).join(' or ')})`
