import type { SemanticEvent } from './semantic.js'

/** Every type an event can have, in the order in which people speak of them. */
export const eventTypes = ['identify', 'track', 'page', 'screen', 'group', 'alias', 'delete'] as const

export type EventType = (typeof eventTypes)[number]

/** A date with its time, ISO 8601, as `2026-03-02T08:00:00.000Z`. */
export type Timestamp = string

/** An open object: reserved keys are known by the Spec, any other key is the sender's own. */
export type Fields = { readonly [key: string]: unknown }

/** What every event has, whatever its type (events.md). At least one of the two user ids is there. */
export interface Common {
  readonly messageId?: string
  readonly userId?: string | null
  readonly anonymousId?: string | null
  readonly timestamp?: Timestamp
  readonly originalTimestamp?: Timestamp
  readonly sentAt?: Timestamp
  readonly receivedAt?: Timestamp
  readonly context?: Context
  readonly integrations?: { readonly [name: string]: boolean | Fields }
  readonly version?: number
  readonly channel?: 'server' | 'browser' | 'mobile'
}

export interface IdentifyEvent extends Common {
  readonly type: 'identify'
  readonly traits?: Fields
}

export interface TrackEvent extends Common {
  readonly type: 'track'
  // Intersecting with {} keeps the known names as suggestions while any text is allowed.
  readonly event: SemanticEvent | (string & {})
  readonly properties?: Fields
}

export interface PageEvent extends Common {
  readonly type: 'page'
  readonly name?: string
  readonly category?: string
  readonly properties?: Fields
}

export interface ScreenEvent extends Common {
  readonly type: 'screen'
  readonly name?: string
  readonly category?: string
  readonly properties?: Fields
}

export interface GroupEvent extends Common {
  readonly type: 'group'
  readonly groupId: string
  readonly traits?: Fields
}

export interface AliasEvent extends Common {
  readonly type: 'alias'
  readonly userId: string
  readonly previousId: string
}

/** A request to forget a user. */
export interface DeleteEvent extends Common {
  readonly type: 'delete'
}

export type Event =
  | IdentifyEvent
  | TrackEvent
  | PageEvent
  | ScreenEvent
  | GroupEvent
  | AliasEvent
  | DeleteEvent

/** Where, with what and under which circumstances an event came about. Other keys may be there too. */
export interface Context {
  readonly active?: boolean
  readonly app?: {
    readonly name?: string
    readonly version?: string
    readonly build?: string
    readonly namespace?: string
  }
  readonly campaign?: {
    readonly name?: string
    readonly source?: string
    readonly medium?: string
    readonly term?: string
    readonly content?: string
    readonly [utm: string]: unknown
  }
  readonly device?: {
    readonly id?: string
    readonly advertisingId?: string
    readonly adTrackingEnabled?: boolean
    readonly manufacturer?: string
    readonly model?: string
    readonly name?: string
    readonly type?: string
    readonly version?: string
    readonly token?: string
  }
  readonly ip?: string
  readonly library?: { readonly name: string; readonly version: string }
  /** As `en-US`. */
  readonly locale?: string
  readonly location?: {
    readonly city?: string
    readonly country?: string
    readonly region?: string
    readonly latitude?: number
    readonly longitude?: number
    readonly speed?: number
  }
  readonly network?: {
    readonly bluetooth?: boolean
    readonly carrier?: string
    readonly cellular?: boolean
    readonly wifi?: boolean
  }
  readonly os?: { readonly name?: string; readonly version?: string }
  readonly page?: {
    readonly path?: string
    readonly referrer?: string
    readonly search?: string
    readonly title?: string
    readonly url?: string
  }
  readonly referrer?: {
    readonly id?: string
    readonly type?: string
    readonly name?: string
    readonly url?: string
    readonly link?: string
  }
  readonly screen?: { readonly density?: number; readonly height?: number; readonly width?: number }
  /** A name of the time zone database, as `Europe/Berlin`. */
  readonly timezone?: string
  readonly groupId?: string
  readonly traits?: Fields
  readonly userAgent?: string
  readonly channel?: string
  readonly userAgentData?: UserAgentData
  readonly consent?: { readonly categoryPreferences: { readonly [category: string]: boolean } }
  readonly personas?: Fields
  readonly protocols?: Fields
  readonly direct?: boolean
  readonly [key: string]: unknown
}

export interface BrandVersion {
  readonly brand: string
  readonly version: string
}

/** User agent client hints. */
export interface UserAgentData {
  readonly brands: readonly BrandVersion[]
  readonly mobile: boolean
  readonly platform: string
  readonly bitness?: string
  readonly model?: string
  readonly platformVersion?: string
  readonly uaFullVersion?: string
  readonly fullVersionList?: readonly BrandVersion[]
  readonly wow64?: boolean
}
