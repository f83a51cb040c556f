import { consent } from './consent.js'
import { eventType } from './event-type.js'
import { intake } from './intake.js'
import { integrations } from './integrations.js'
import { source } from './source.js'
import type { PlainStep } from './step.js'
import { timestamps } from './timestamps.js'

/** The first of the steps before the triggers, in their order. */
export const plainSteps: readonly PlainStep[] = [intake, timestamps, source, eventType, integrations, consent]
