import { filters } from './filters.js'
import { plainSteps } from './plain-steps.js'
import type { EventStep } from './step.js'
import { transform } from './transform.js'

/** The steps before the triggers, in the order in which an event goes through them (engine.md, Pipeline). */
export const eventSteps: readonly EventStep[] = Object.freeze([...plainSteps, filters, transform])
