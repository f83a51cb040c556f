import type { Check } from '../../actions/index.js'
import { Refusal } from '../outcome.js'
import type { Payload, SubscriptionStep, Warning } from './step.js'

const failed = 'PAYLOAD_VALIDATION_FAILED'
const badSettings = 'INVALID_SETTINGS'

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
          fields: [...new Set(problems.flatMap(({ fields }) => fields))],
        })
      }
      const broken = action.failedChecks(payload, constants, run, surroundings)
      const error = broken.find(({ severity }) => severity !== 'warning')
      if (error !== undefined) return refuse(error)
      warnings.push(...broken.map(warningFrom))
      return payload
    },
}

/** Its own lists: a check belongs to the definition. */
const warningFrom = ({ code, message, fields }: Check): Warning => ({
  ...(code === undefined ? {} : { code }),
  message,
  ...(fields === undefined ? {} : { fields: [...fields] }),
})

function refuse({ blames, code, message, fields = [] }: Check): Refusal {
  const [kind, usual] =
    blames === undefined ? (['payload', failed] as const) : ([blames, badSettings] as const)
  return new Refusal({ kind, code: code ?? usual, reason: message, fields: [...fields] })
}
