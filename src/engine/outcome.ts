/** What happened to one event at one connection or subscription (engine.md). Plain JSON. */
export interface Outcome {
  readonly messageId?: string
  /** The event's place in a batch call. */
  readonly index?: number
  readonly connection: string
  /** The subscription's place in the list; left out where the event did not come as far. */
  readonly subscription?: number
  readonly action?: string
  readonly status: 'built' | 'discarded' | 'delivered' | 'retry'
  /** The pipeline step that decided. */
  readonly step: StepName
  readonly kind?: OutcomeKind
  readonly code?: string
  /** Why, in words for a person. */
  readonly reason?: string
  /** The fields at fault: of the payload, or of the event where the step is before the mapping. */
  readonly fields?: readonly string[]
  /** The status of the answer that decided. */
  readonly httpStatus?: number
  /** How long to wait before a retry, where the answer says so. */
  readonly retryAfterMs?: number
  readonly details?: unknown
}

/** `delivery` is what the answers to its requests say. */
export type StepName =
  | 'intake'
  | 'source'
  | 'event-type'
  | 'integrations'
  | 'consent'
  | 'filters'
  | 'transform'
  | 'triggers'
  | 'mapping'
  | 'validation'
  | 'request'
  | 'delivery'

export type OutcomeKind = 'payload' | 'settings' | 'event' | 'auth' | 'response' | 'retry'

/** What a step says instead of going on: the part of an outcome that it knows. */
export class Refusal {
  constructor(readonly says: Pick<Outcome, 'kind' | 'code' | 'reason' | 'fields' | 'details'>) {}
}
