import { FLAGS } from '../flags.js'
import { isObject } from '../mapping/real-type-of.js'
import type { AudienceMembership } from '../types/audience.js'
import type { Features } from '../types/services.js'
import type { SyncMode } from '../types/sync-mode.js'
import type { InputData } from './bundle.js'

/**
 * Whether an event says that somebody enters an audience or leaves it: by a computation of Engage, by what a row of a
 * reverse ETL went through, or, where the feature is on, by a step of a journey that says nothing more.
 */
export function resolveAudienceMembership(
  event: InputData | undefined,
  syncMode?: SyncMode,
  features?: Features,
): AudienceMembership {
  if (!event) return undefined
  return (
    engageMembership(event) ??
    rowMembership(event, syncMode) ??
    (features?.[FLAGS.ACTIONS_LEGACY_JOURNEYS_AUDIENCE_MEMBERSHIP] ? journeyMembership(event) : undefined)
  )
}

const classesOfAudiences: readonly unknown[] = ['audience', 'journey_step']

function engageMembership(event: InputData): AudienceMembership {
  const { computation_class: kind, computation_key: key } = personasOf(event)
  if (!classesOfAudiences.includes(kind) || !key) return undefined
  const value = saidOf(String(key), event)
  return typeof value === 'boolean' ? value : undefined
}

const entering: { readonly [mode in SyncMode]: readonly unknown[] } = {
  add: ['new'],
  update: ['updated'],
  upsert: ['new', 'updated'],
  mirror: ['new', 'updated'],
  delete: [],
}

const leaving: readonly unknown[] = ['delete', 'mirror'] satisfies SyncMode[]

function rowMembership({ type, event }: InputData, syncMode: SyncMode | undefined): AudienceMembership {
  if (syncMode === undefined || type !== 'track') return undefined
  if (entering[syncMode].includes(event)) return true
  return event === 'deleted' && leaving.includes(syncMode) ? false : undefined
}

/** Journeys of the old kind never let anybody leave. */
function journeyMembership(event: InputData): AudienceMembership {
  const { computation_class: kind, computation_key: key = '' } = personasOf(event)
  return kind === 'journey_step' && typeof saidOf(String(key), event) !== 'boolean' ? true : undefined
}

function personasOf({ context }: InputData): Readonly<Record<string, unknown>> {
  const personas = isObject(context) ? context.personas : undefined
  return isObject(personas) ? personas : {}
}

/** What the event says under the key of the computation. */
function saidOf(key: string, { type, traits, properties }: InputData): unknown {
  const fields = type === 'identify' ? traits : type === 'track' ? properties : undefined
  return isObject(fields) ? fields[key] : undefined
}
