import type { Run } from '../actions/index.js'
import { audienceOf } from '../events/audience.js'
import { holdToJson } from '../expressions/hold-to-json.js'
import { fingerprint } from '../json/fingerprint.js'
import { surroundingsFrom } from '../mappings/index.js'
import { attempt } from './attempt.js'
import { Refusal, type StepName } from './outcome.js'
import { mapping } from './steps/mapping.js'
import { request } from './steps/request.js'
import type { LinkedConnection, LinkedSubscription, Passage, Payload } from './steps/step.js'
import { validation } from './steps/validation.js'

/** Where the way of an event ended, and why. */
export class Stopped {
  constructor(
    readonly step: StepName,
    readonly refusal: Refusal,
  ) {}
}

/** A payload that its action takes, with the way that it came. */
export interface Accepted {
  readonly payload: Payload
  readonly passage: Passage
  readonly messageId: string | undefined
}

export type Accept = (event: unknown, messageId: string | undefined, run: Run) => Accepted | Stopped

/** The first half of the way of a matching event, which says nothing of requests: mapping and validation. */
export function compileAcceptance(subscription: LinkedSubscription, connection: LinkedConnection): Accept {
  const map = mapping.prepare(subscription, connection)
  const validate = validation.prepare(subscription, connection)
  const runOf = compileRun(subscription)
  const { id: connectionId } = connection.config
  return (event, messageId, run) => {
    const key = messageId ?? attempt(hashOf, event)
    if (key instanceof Refusal) return new Stopped(request.name, key)
    const id = `${connectionId}/${subscription.index}/${key}`
    // The name of the delivery stands for a seed: whoever repeats an event repeats what is random in it.
    const surroundings = attempt(surroundingsFrom, connection.surroundings, subscription.surroundingsRead, id)
    if (surroundings instanceof Refusal) return new Stopped(mapping.name, surroundings)
    const ownRun = attempt(runOf, run, event)
    if (ownRun instanceof Refusal) return new Stopped(mapping.name, ownRun)
    const passage: Passage = { event, run: ownRun, surroundings, key, delivery: id, warnings: [] }
    const mapped = attempt(map, event, passage)
    if (mapped instanceof Refusal) return new Stopped(mapping.name, mapped)
    const payload = attempt(validate, mapped, passage)
    return payload instanceof Refusal
      ? new Stopped(validation.name, payload)
      : { payload, passage, messageId }
  }
}

/** Names an event that has no message id. */
const hashOf = (event: unknown): string => fingerprint(JSON.stringify(event))

/** The run as the templates of one subscription see it. */
function compileRun({
  config,
  action: { definition },
}: LinkedSubscription): (run: Run, event: unknown) => Run {
  const syncMode = config.syncMode ?? definition.syncModes?.[0]
  return (run, event) => {
    const { integrationOptions, event: about } = run
    holdToJson(integrationOptions)
    holdToJson(about?.timestamp)
    const audience = audienceOf(event)
    if (syncMode === undefined && audience === undefined) return run
    return { ...run, syncMode, audience }
  }
}
