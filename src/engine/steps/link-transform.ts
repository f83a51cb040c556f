import type { Link } from '../../expressions/lowered-function.js'
import { isObject } from '../../json/value.js'
import { type SurroundingsSources, surroundingsFrom } from '../../mappings/index.js'
import { eventKey } from '../event-key.js'
import { Refusal } from '../outcome.js'
import type { RunEventStep } from './step.js'

/** What the transform of a connection is, before it is a function. */
export interface TransformProgram<Part> {
  /** Takes the event and the surroundings. */
  readonly apply: Part
  readonly surroundingsRead: readonly string[]
}

/** What the transform of the connection with this id makes of an event. */
export function linkTransform<Part>(
  { apply, surroundingsRead }: TransformProgram<Part>,
  id: string,
  link: Link<Part>,
  sources: SurroundingsSources,
): RunEventStep {
  const transform = link(apply)
  const asked = new Set(surroundingsRead)
  // As with a delivery, a name stands for a seed: whoever repeats an event repeats what is random in it.
  const nameOf = (event: unknown) => (asked.has('seed') ? `${id}/transform/${eventKey(event)}` : undefined)
  return (event) => {
    const transformed = transform(event, surroundingsFrom(sources, asked, nameOf(event)))
    return isObject(transformed) ? transformed : noObject
  }
}

const noObject = new Refusal({
  kind: 'event',
  code: 'TRANSFORM_FAILED',
  reason: 'the transform gives no object, so there is no event to go on with',
})
