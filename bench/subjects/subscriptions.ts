import type { ConnectionConfig } from '../../src/index.js'
import type { SampleEvent } from '../inputs.js'
import { settings26 } from './definition.js'
import { mapping26 } from './mapping.js'

/** A mapping of ten fields; the text is in it, so that it was never compiled before. */
const mappingOf = (text: string) => ({
  ...Object.fromEntries(Object.entries(mapping26).slice(0, 10)),
  event_type: { '@template': `${text}: {{event}}` },
})

/** A connection with one subscription of ten fields. */
export const configOf = (id: string, trigger: string, text: string): ConnectionConfig => ({
  id,
  destination: 'analytics',
  settings: settings26,
  subscriptions: [
    { action: 'logEvent', enabled: true, useDefaults: false, trigger, mapping: mappingOf(text) },
  ],
})

/** As many of them, of which `matching` take every track event and each of the others an event of its own. */
export const configsOf = (count: number, matching: number, text: string): readonly ConnectionConfig[] =>
  Array.from({ length: count }, (_, index) =>
    configOf(`${text}-${index}`, triggerOf(index, matching), `${text}-${index}`),
  )

function triggerOf(index: number, matching: number): string {
  if (index < matching) return `type = "track" and event != "Event ${index}"`
  const name = `type = "track" and event = "Event ${index}"`
  if (index % 3 === 0) return `${name} and properties.total > ${index}`
  return index % 3 === 1 ? name : `${name} and properties.plan in ["basic", "pro"]`
}

/** An event that no subscription asks for by its name. */
export const isOrdinary = ({ type }: SampleEvent): boolean => type === 'track'

/** A connection's subscription as the peer takes it. */
export function peerSubscription({ subscriptions: [subscription] }: ConnectionConfig) {
  return {
    subscribe: subscription?.trigger ?? '',
    partnerAction: 'logEvent',
    mapping: subscription?.mapping ?? {},
  }
}
