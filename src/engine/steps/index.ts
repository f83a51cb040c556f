import { eventType } from './event-type.js'
import { intake } from './intake.js'
import { mapping } from './mapping.js'
import { request } from './request.js'
import type { EventStep, SubscriptionStep } from './step.js'
import { validation } from './validation.js'

/** The steps before the triggers, in the order in which an event goes through them (engine.md, Pipeline). */
export const eventSteps: readonly EventStep[] = Object.freeze([intake, eventType])

/** The steps of each subscription whose trigger matches. */
export const subscriptionSteps: readonly SubscriptionStep[] = Object.freeze([mapping, validation, request])
