import { checkIntake, type IntakeProblem } from '../../events/intake.js'
import { isObject } from '../../json/value.js'
import { Refusal } from '../outcome.js'
import type { EventStep } from './step.js'

/** Whether it is an event at all (engine.md, step 1). */
export const intake: EventStep = {
  name: 'intake',
  prepare({ intake: mode, destination }) {
    const check = destination.definition.input === 'record' ? checkRecord : checkIntake
    return (event) => {
      const problem = check(event, mode)
      return problem === undefined ? event : new Refusal({ kind: 'event', ...problem })
    }
  },
}

/** A plain row is any object. */
const checkRecord = (record: unknown): IntakeProblem | undefined =>
  isObject(record) ? undefined : { code: 'bad_request', reason: 'a record is an object of named values' }
