import type { Outcome } from './outcome.js'
import { redactText } from './secret-texts.js'

/**
 * An outcome without secrets in its words: they can come from an answer that repeats what it was sent, or from a value
 * that could not stand in a request.
 */
export function redactOutcome(outcome: Outcome, secrets: readonly string[]): Outcome {
  const { code, reason } = outcome
  return {
    ...outcome,
    ...(code === undefined ? {} : { code: redactText(code, secrets) }),
    ...(reason === undefined ? {} : { reason: redactText(reason, secrets) }),
  }
}

/** The same where the outcome can hold any: what fails before a request is built knows nothing of the settings. */
export const withoutSecrets = (outcome: Outcome, secrets: () => readonly string[]): Outcome =>
  outcome.status === 'built' || (outcome.step !== 'request' && outcome.step !== 'delivery')
    ? outcome
    : redactOutcome(outcome, secrets())
