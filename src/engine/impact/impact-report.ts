/** What a changed configuration does to a sample of events (`compareConnections`). Plain JSON; secrets are hidden. */
export interface ImpactReport {
  /** How many events were looked at. */
  readonly events: number
  /** Over all subscriptions. */
  readonly total: ImpactCounts
  /** In the order of the configuration after the change; those that are gone come last. */
  readonly subscriptions: readonly SubscriptionImpact[]
}

/** How many deliveries each thing happened to. */
export interface ImpactCounts {
  readonly newlySent: number
  readonly noLongerSent: number
  readonly sentDifferently: number
  readonly sentAlike: number
}

export interface SubscriptionImpact extends ImpactCounts {
  readonly action: string
  readonly name?: string
  /** Its place before the change; left out where it is new. */
  readonly before?: number
  /** Its place after the change; left out where it is gone. */
  readonly after?: number
  /** The events for which something else is sent, in their order. */
  readonly changes: readonly EventImpact[]
}

export type EventImpact = {
  /** The event's place in the sample. */
  readonly event: number
  readonly messageId?: string
} & (
  | {
      readonly change: 'newly-sent' | 'no-longer-sent'
      /** Why it is not sent on the side where it is not. */
      readonly reason: string
      readonly code?: string
    }
  | { readonly change: 'sent-differently'; readonly differences: readonly ImpactDifference[] }
)

/** A place at which what is sent differs. */
export interface ImpactDifference {
  /** A JSON Pointer into the delivery: `/requests/0/json/email`. */
  readonly pointer: string
  /** Left out where nothing stood there. */
  readonly before?: unknown
  /** Left out where nothing stands there any more. */
  readonly after?: unknown
}
