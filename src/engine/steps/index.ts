import { eventType } from './event-type.js'
import { intake } from './intake.js'
import type { EventStep } from './step.js'

/** The steps before the triggers, in the order in which an event goes through them (engine.md, Pipeline). */
export const eventSteps: readonly EventStep[] = Object.freeze([intake, eventType])
