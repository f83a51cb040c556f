import type { JSONValue } from './json.js'
import type { Unchecked } from './unchecked.js'

export type ID = string | null | undefined

/** Which integrations an event goes to, by name. */
export type Integrations = { All?: boolean; [integration: string]: boolean | undefined }

/** What the libraries say of where an event comes from; anything else may stand beside it. */
export interface AnalyticsContext {
  page?: { path?: string; referrer?: string; search?: string; title?: string; url?: string }
  metrics?: { m: string; v: number; k: 'g' | 'c'; t: string[]; e: number }[]
  userAgent?: string
  locale?: string
  library?: { name: string; version: string }
  traits?: { crossDomainId?: string; [trait: string]: Unchecked }
  campaign?: { name: string; term: string; source: string; medium: string; content: string }
  referrer?: { btid?: string; urid?: string }
  amp?: { id: string }
  [key: string]: Unchecked
}

export type Options = {
  integrations?: Integrations
  anonymousId?: ID
  timestamp?: Date | string
  context?: AnalyticsContext
  traits?: object
  [key: string]: Unchecked
}

/** An event as Segment's libraries send it. */
export interface SegmentEvent {
  type: 'track' | 'page' | 'identify' | 'group' | 'alias' | 'screen' | 'delete'
  messageId?: string
  event?: string
  name?: string
  category?: string
  properties?: object & { [property: string]: JSONValue }
  traits?: object & { [trait: string]: JSONValue }
  userId?: ID
  anonymousId?: ID
  groupId?: ID
  previousId?: ID
  context?: AnalyticsContext
  integrations?: Integrations
  options?: Options
  writeKey?: string
  timestamp?: Date | string
  sentAt?: Date | string
  receivedAt?: Date | string
  _metadata?: {
    failedInitializations?: unknown[]
    bundled?: string[]
    unbundledIntegrations?: string[]
    nodeVersion?: string
  }
}
