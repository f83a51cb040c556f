import type { Answers, Delivery, Outcome } from '../../index.js'
import { isObject } from '../../json/value.js'
import type { DeadDelivery, DeadLetter, DeliveryState, StoredDelivery } from '../store/delivery-store.js'
import type { SqliteValue } from './sqlite-driver.js'

/** The columns of a delivery, in the order of `valuesOf`. */
export const columns = 'connection, due_at, accepted_at, attempts, delivery, progress'

/** A delivery as a row. Throws where it is no JSON. */
export function valuesOf({
  delivery,
  answers,
  settled,
  ageMs,
  ...state
}: DeliveryState): readonly SqliteValue[] {
  const progress = { answers, settled, ageMs }
  return [
    delivery.connection,
    state.dueAt,
    state.acceptedAt,
    state.attempts,
    JSON.stringify(delivery),
    JSON.stringify(progress),
  ]
}

/** How many characters of text a row has. */
export const lengthOf = (values: readonly SqliteValue[]): number =>
  values.reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0)

/** What a dead letter has besides. */
export const deadColumns = `${columns}, died_at, outcomes`

export const deadValuesOf = ({ diedAt, outcomes, ...state }: DeadDelivery): readonly SqliteValue[] => [
  ...valuesOf(state),
  diedAt,
  JSON.stringify(outcomes),
]

/** What a row has in a column. */
export const columnOf = (row: unknown, column: string): unknown => (isObject(row) ? row[column] : undefined)

/** A row as a delivery; undefined where it is none: files get damaged, and people write into them. */
export function deliveryOf(row: unknown): StoredDelivery | undefined {
  if (!isRow(row)) return undefined
  const delivery = parsed(row.delivery)
  const progress = parsed(row.progress)
  if (!isDelivery(delivery) || delivery.connection !== row.connection || !isProgress(progress))
    return undefined
  const { key, attempts, accepted_at: acceptedAt, due_at: dueAt } = row
  if (![acceptedAt, dueAt].every(isTime)) return undefined
  return { ...progress, key, delivery, attempts, acceptedAt, dueAt }
}

export function deadLetterOf(row: unknown): DeadLetter | undefined {
  const entry = deliveryOf(row)
  if (entry === undefined || !isRow(row) || !isTime(row.died_at)) return undefined
  const outcomes = parsed(row.outcomes)
  return isOutcomes(outcomes) ? { ...entry, diedAt: row.died_at, outcomes } : undefined
}

interface Row {
  readonly key: number
  readonly connection: string
  readonly due_at: number
  readonly accepted_at: number
  readonly attempts: number
  readonly delivery: unknown
  readonly progress: unknown
  readonly died_at?: unknown
  readonly outcomes?: unknown
}

interface Progress {
  readonly answers: Answers
  readonly settled?: readonly (Outcome | null)[]
  readonly ageMs?: number
}

/** The table sees to the types of the other columns. */
const isRow = (row: unknown): row is Row => isObject(row) && 'delivery' in row && 'progress' in row

/** As much as is needed for it to end with an outcome for each of its events. */
const isDelivery = (value: unknown): value is Delivery =>
  isObject(value) &&
  [value.id, value.destination, value.action].every((text) => typeof text === 'string') &&
  Array.isArray(value.messageIds) &&
  Array.isArray(value.requests) &&
  (value.events === undefined || (Array.isArray(value.events) && value.events.every(isObject)))

const isProgress = (value: unknown): value is Progress =>
  isObject(value) &&
  isObject(value.answers) &&
  (value.settled === undefined || Array.isArray(value.settled)) &&
  typeof (value.ageMs ?? 0) === 'number'

const isOutcomes = (value: unknown): value is readonly Outcome[] =>
  Array.isArray(value) && value.every(isOutcome)

const isOutcome = (value: unknown): boolean =>
  isObject(value) && [value.code, value.reason].every((text) => ['string', 'undefined'].includes(typeof text))

/** As far as dates go. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
