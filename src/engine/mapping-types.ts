import type { Action } from '../actions/index.js'
import { below, type Diagnostic } from '../diagnostics/diagnostic.js'
import type { EventType } from '../events/event.js'
import type { Lambda } from '../expressions/expression.js'
import { canBeTrue, typeOf } from '../expressions/types/type-of.js'
import { pointerKeys } from '../json/pointer.js'
import { checkTypes, dataFacts, fieldOfKey } from '../mappings/index.js'
import { matchingSamples } from './matching-samples.js'
import type { PreparedSubscription } from './steps/step.js'

/**
 * What is wrong with the types of a subscription's mapping, for the events that its trigger can let through. Fields
 * that are not mapped or not declared at all are not told: the configuration is asked for these by itself.
 */
export function checkMappingTypes(
  { index, mapping, trigger, action }: PreparedSubscription,
  events: readonly EventType[],
): readonly Diagnostic[] {
  const [event, surroundings] = mapping.parameters
  const types = events.filter((type) => canMatch(trigger, type))
  if (event === undefined || types.length === 0) return []
  const { type, samples } = dataFacts({ event: types })
  const data = { type, samples: matchingSamples(trigger, samples) }
  const problems = checkTypes(mapping.body, [event, surroundings], data, action.payloadSchema)
    .filter((problem) => !isToldElsewhere(problem, action.definition))
    .map((diagnostic): Diagnostic => ({ ...diagnostic, severity: 'warning' }))
  return below(`/subscriptions/${index}/mapping`, problems)
}

function canMatch({ parameters, body }: Lambda, type: EventType): boolean {
  const facts = dataFacts({ event: type }).type
  return canBeTrue(typeOf(body, new Map(parameters.map((parameter) => [parameter, facts]))))
}

function isToldElsewhere({ code, pointer = '' }: Diagnostic, { fields, expandKeys }: Action): boolean {
  const [key, ...rest] = pointerKeys(pointer)
  if (key === undefined) return code === 'map/required-field'
  const field = expandKeys === true ? fieldOfKey(key) : key
  return code === 'map/unknown-field' && rest.length === 0 && !Object.hasOwn(fields.properties ?? {}, field)
}
