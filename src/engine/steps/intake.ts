import { checkIntake, type IntakeProblem } from '../../events/intake.js'
import { isObject } from '../../json/value.js'
import { checkEventLimits } from '../event-limits.js'
import { Refusal } from '../outcome.js'
import type { PlainStep } from './step.js'

/** Whether it is an event at all, and none that is too large (engine.md, step 1). */
export const intake: PlainStep = {
  name: 'intake',
  prepare(_, { definition }, { intake: mode, eventLimits }) {
    const check = definition.input === 'record' ? checkRecord : checkIntake
    return {
      run: (event) => {
        const problem = check(event, mode)
        if (problem !== undefined) return new Refusal({ kind: 'event', ...problem })
        const passed = eventLimits === undefined ? undefined : checkEventLimits(event, eventLimits)
        return passed === undefined ? event : new Refusal({ kind: 'event', ...passed })
      },
    }
  },
}

/** A plain row is any object. */
const checkRecord = (record: unknown): IntakeProblem | undefined =>
  isObject(record) ? undefined : { code: 'bad_request', reason: 'a record is an object of named values' }
