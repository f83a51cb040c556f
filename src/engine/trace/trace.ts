import type { Json } from '../../json/value.js'
import type { MappingFailure, ValueSource } from '../../mappings/index.js'
import type { TriggerExplanation } from '../../triggers/index.js'
import type { EvaluationResult } from '../delivery.js'
import type { Outcome, StepName } from '../outcome.js'

/** What an event came to, with the whole way there. */
export interface ExplainedResult extends EvaluationResult {
  readonly trace: Trace
}

/**
 * The way of one event through one connection (engine.md, Trace). Plain JSON; secrets and personal data in it are `•••`,
 * so that it can be stored and shown.
 */
export interface Trace {
  readonly connection: string
  readonly destination: { readonly slug: string; readonly name: string }
  readonly event: { readonly type?: string; readonly name?: string; readonly messageId?: string }
  /** Whether the event is sent, and why not, in one sentence. */
  readonly answer: string
  /** The steps before the triggers, in their order. */
  readonly steps: readonly StepTrace[]
  /** In the order of the configuration; none where a step before the triggers refused the event. */
  readonly subscriptions: readonly SubscriptionTrace[]
  /** What happened, as `evaluate` says it. */
  readonly outcomes: readonly Outcome[]
  /** Where no trigger matches: which one is the closest. */
  readonly closest?: ClosestTrigger
  /** Why parts of the trace are missing, where the event is such that they can not be told. */
  readonly incomplete?: string
}

export interface StepTrace {
  readonly step: StepName
  readonly verdict: 'passed' | 'changed' | 'refused' | 'not-asked' | 'not-reached'
  readonly code?: string
  readonly reason?: string
  readonly fields?: readonly string[]
  readonly changes?: readonly EventChange[]
  /** The destination filters, in the order of the configuration. */
  readonly filters?: readonly FilterTrace[]
}

/** What a step made of a place in the event. */
export interface EventChange {
  readonly change: 'added' | 'changed' | 'hashed' | 'removed'
  /** `$.context.ip` */
  readonly path: string
}

export interface FilterTrace {
  /** Its place in the list of the configuration. */
  readonly filter: number
  readonly name?: string
  readonly enabled: boolean
  readonly actions: readonly string[]
  /** Whether its `if` holds, and why; left out where that can not be told. */
  readonly if?: TriggerExplanation
}

export interface SubscriptionTrace {
  /** Its place in the list of the configuration. */
  readonly subscription: number
  readonly name?: string
  readonly action: string
  readonly enabled: boolean
  readonly trigger: TriggerTrace
  /** Left out where the subscription is not enabled or does not match. */
  readonly outcome?: Outcome
  /** Left out where the event did not come as far; so are the next ones. */
  readonly mapping?: MappingTrace
  readonly validation?: ValidationTrace
  readonly requests?: readonly RequestTrace[]
  readonly commands?: { readonly queue: string; readonly calls: readonly Json[] }
  /** It is sent by the batch form of its action. */
  readonly batch?: true
}

export interface TriggerTrace {
  /** As it is written, by the subscription or as the default of its action; left out where there is none. */
  readonly source?: string
  /** Whether it matches; null where that can not be evaluated. */
  readonly matches: boolean | null
  readonly explanation?: TriggerExplanation
}

export interface MappingTrace {
  /** What the mapping gave, before coercion. */
  readonly output?: Json
  readonly sources: readonly ValueSource[]
  readonly missing: readonly ValueSource[]
  readonly failure?: MappingFailure
}

export interface ValidationTrace {
  /** The payload as the action takes it. */
  readonly payload?: Json
  readonly coercion: readonly CoercionTrace[]
  /** Where the payload does not fit. */
  readonly problems: readonly { readonly fields: readonly string[]; readonly message: string }[]
  /** The checks that do not hold. */
  readonly checks: readonly CheckTrace[]
}

/** What coercion did to one value; `from` and `to` are left out where there was or is nothing. */
export interface CoercionTrace {
  /** A JSON Pointer into the payload. */
  readonly at: string
  readonly change: 'removed-empty' | 'removed-null' | 'removed-undeclared' | 'converted'
  readonly from?: Json
  readonly to?: Json
}

export interface CheckTrace {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly code?: string
  readonly fields?: readonly string[]
  /** The rule, and why it does not hold. */
  readonly require?: TriggerExplanation
}

export interface RequestTrace {
  readonly id: string
  /** `waiting` for the answer of another one. */
  readonly verdict: 'built' | 'skipped' | 'waiting' | 'failed' | 'not-reached'
  /** Its condition, where it has one and it was asked. */
  readonly when?: TriggerExplanation
  /** The steps whose answers it waits for. */
  readonly needs?: readonly string[]
  /** Several where one is made for each element of a list. */
  readonly requests: readonly Json[]
  /**
   * Where each part comes from: of the request or, where there are several, of their list. What is written stands at
   * pointers into the definition.
   */
  readonly sources: readonly ValueSource[]
  readonly missing: readonly ValueSource[]
  readonly failure?: MappingFailure
}

export interface ClosestTrigger {
  readonly subscription: number
  readonly name?: string
  readonly action: string
  /** What kept it from matching: `it needs event = "Order Completed", it is "Order Complete"`. */
  readonly words: string
  /** The conditions that would all have to be otherwise. */
  readonly conditions: readonly { readonly text: string; readonly words: string }[]
}
