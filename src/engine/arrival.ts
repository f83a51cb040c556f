import type { Run } from '../actions/index.js'
import { isObject } from '../json/value.js'
import { attempt } from './attempt.js'
import { integrationNamesOf } from './integrations.js'
import { type Outcome, Refusal } from './outcome.js'
import { discarded } from './outcomes.js'
import { runOf } from './run.js'
import type { LinkedConnection } from './steps/step.js'

/** An event as triggers see it, or the outcome of one that a step before them refused. */
export type Arrival =
  | {
      readonly hasArrived: true
      readonly event: unknown
      readonly messageId: string | undefined
      readonly run: Run
    }
  | { readonly hasArrived: false; readonly outcome: Outcome }

export type Arrive = (incoming: unknown) => Arrival

/** The steps before the triggers, in their order, or a part of them. */
export function compileArrival(
  connection: LinkedConnection,
  steps: LinkedConnection['before'] = connection.before,
): Arrive {
  const { id } = connection.config
  const names = integrationNamesOf(connection.destination.definition)
  return (incoming) => {
    let event = incoming
    for (const { name, run } of steps) {
      const result = attempt(run, event)
      if (result instanceof Refusal)
        return { hasArrived: false, outcome: discarded(id, messageIdOf(incoming), name, result) }
      event = result
    }
    // An outcome names the event that came in, whatever filters made of it.
    const messageId = messageIdOf(incoming)
    const run = attempt(runOf, event, names)
    return run instanceof Refusal
      ? { hasArrived: false, outcome: discarded(id, messageId, 'intake', run) }
      : { hasArrived: true, event, messageId, run }
  }
}

/** A message id that is no text, empty or not to be read counts as none: an event is not lost for its id. */
function messageIdOf(event: unknown): string | undefined {
  try {
    const { messageId } = isObject(event) ? event : nothing
    return typeof messageId === 'string' && messageId !== '' ? messageId : undefined
  } catch {
    return undefined
  }
}

const nothing: Record<string, unknown> = {}
