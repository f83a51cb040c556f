import type { Destination } from '../actions/index.js'
import { onlyTo } from '../events/only-to.js'
import { isObject } from '../json/value.js'
import { integrationNamesOf } from './integrations.js'

/**
 * An event as it is sent once more, to one destination or to the ones of these names (requirements.md R111, R112):
 * `integrations` lets it through there and nowhere else, whatever it said before. All other fields stay, consent,
 * times and message id among them. What is no object is given back, for the engine to refuse.
 */
export function prepareReplay(
  event: unknown,
  destination: Pick<Destination, 'name' | 'integrationNames'> | readonly string[],
): unknown {
  if (!isObject(event)) return event
  const names = isNames(destination) ? destination : integrationNamesOf(destination).slice(0, 1)
  return { ...event, integrations: onlyTo(names) }
}

const isNames = (destination: object): destination is readonly string[] => Array.isArray(destination)
