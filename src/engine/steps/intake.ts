import { checkIntake } from '../../events/intake.js'
import { Refusal } from '../outcome.js'
import type { EventStep } from './step.js'

/** Whether it is an event at all (engine.md, step 1). */
export const intake: EventStep = {
  name: 'intake',
  prepare:
    ({ intake: mode }) =>
    (event) => {
      const problem = checkIntake(event, mode)
      return problem === undefined ? event : new Refusal({ kind: 'event', ...problem })
    },
}
