import { consent } from './consent.js'
import { eventType } from './event-type.js'
import { filters } from './filters.js'
import { intake } from './intake.js'
import { integrations } from './integrations.js'
import { source } from './source.js'
import type { EventStep } from './step.js'
import { timestamps } from './timestamps.js'
import { transform } from './transform.js'

/** The steps before the triggers, in the order in which an event goes through them (engine.md, Pipeline). */
export const eventSteps: readonly EventStep[] = Object.freeze([
  intake,
  timestamps,
  source,
  eventType,
  integrations,
  consent,
  filters,
  transform,
])
