import type { Run } from '../actions/index.js'
import { isObject } from '../json/value.js'
import { integrationValue } from './integrations.js'

/** What the templates see of one run; `names` address the destination in `integrations`. No prototype has these names. */
export function runOf(event: unknown, names: readonly string[]): Run {
  const { type, messageId, timestamp, integrations } = isObject(event) ? event : nothing
  const integrationOptions = integrations === undefined ? undefined : optionsIn(integrations, names)
  return { integrationOptions, event: { type, messageId, timestamp } }
}

const nothing: Record<string, unknown> = {}

function optionsIn(integrations: unknown, names: readonly string[]): unknown {
  const value = integrationValue(integrations, names)
  return isObject(value) ? value : undefined
}
