import type { ConnectionConfig } from './config.js'
import { nameLength } from './name-length.js'

const ending = ' (Copy)'

/**
 * A configuration with an exact copy behind one of its subscriptions, switched off and named `… (Copy)`
 * (requirements.md R11); one without a name is called by its action. A name that would pass 64 characters is cut before
 * the ending. Throws `RangeError` where there is no subscription at `index`.
 */
export function duplicateSubscription(config: ConnectionConfig, index: number): ConnectionConfig {
  const { subscriptions } = config
  const original = subscriptions[index]
  if (original === undefined)
    throw new RangeError(
      `there is no subscription ${index}: there are ${subscriptions.length}, counted from 0`,
    )
  const copy = { ...original, enabled: false, name: nameOfCopy(original.name ?? original.action) }
  return { ...config, subscriptions: subscriptions.toSpliced(index + 1, 0, copy) }
}

/** Characters are counted as JSON Schema counts them, so that none is cut in half. */
const nameOfCopy = (name: string): string =>
  `${[...name].slice(0, nameLength - ending.length).join('')}${ending}`
