import type { Check } from '../../actions/index.js'
import { Refusal } from '../outcome.js'
import type { Payload, SubscriptionStep } from './step.js'

const failed = 'PAYLOAD_VALIDATION_FAILED'

/** The payload is coerced and held to the action's schema and checks (engine.md, step 7; requirements.md R57). */
export const validation: SubscriptionStep<Payload, Payload> = {
  name: 'validation',
  prepare:
    ({ action, sourceOf }, { constants }) =>
    (mapped, { run, surroundings, warnings }) => {
      const { payload, problems } = action.payload.accept(mapped, sourceOf)
      if (problems.length > 0) {
        return new Refusal({
          kind: 'payload',
          code: failed,
          reason: problems.map(({ message }) => message).join('; '),
          fields: [...new Set(problems.map(({ field }) => field))],
        })
      }
      const broken = action.failedChecks(payload, constants, run, surroundings)
      const error = broken.find(({ severity }) => severity !== 'warning')
      if (error !== undefined) return refuse(error)
      for (const { message } of broken) warnings.push(message)
      return payload
    },
}

function refuse({ code = failed, message, fields = [] }: Check): Refusal {
  return new Refusal({ kind: 'payload', code, reason: message, fields: [...fields] })
}
