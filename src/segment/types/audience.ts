import type { Features, Personas, StatsContext } from './services.js'

/** Whether a profile enters an audience or leaves it; `undefined` where an event says neither. */
export type AudienceMembership = boolean | undefined

export type AudienceResult = { externalId: string }

export type AudienceMode = { type: 'realtime' } | { type: 'synced'; full_audience_sync: boolean }

export type CreateAudienceInput<Settings = unknown, AudienceSettings = unknown> = {
  settings: Settings
  audienceSettings?: AudienceSettings
  personas?: Personas
  audienceName: string
  statsContext?: StatsContext
  features?: Features
}

export type GetAudienceInput<Settings = unknown, AudienceSettings = unknown> = {
  settings: Settings
  audienceSettings?: AudienceSettings
  externalId: string
  statsContext?: StatsContext
  features?: Features
}
