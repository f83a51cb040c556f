import { join } from 'node:path'
import type { Action, Destination } from '../../src/actions/index.js'
import { relay, track } from '../relay.js'
import { folderWith } from './in-process.js'

/** What the requests of the configuration hold that nobody may see. */
export const plantedSecret = 'planted-key'

/** Sends each event by itself, with a secret in a header. */
export const single: Partial<Action> = {
  request: {
    method: 'POST',
    path: '/in',
    headers: { 'X-Key': { '@path': '$.settings.key' } },
    json: { '@path': '$.payload.id' },
  },
}

const settings: Destination['settings'] = {
  type: 'object',
  properties: { key: { type: 'string', format: 'password' } },
}

/** A folder with a configuration of connections to a definition, and events; gives the paths. */
export function relayFolder(
  ids: readonly string[],
  {
    action = single,
    connections = ['c'],
  }: { action?: Partial<Action>; connections?: readonly string[] } = {},
) {
  const config = {
    destinations: ['relay.json'],
    connections: connections.map((id) => ({
      id,
      destination: 'relay',
      settings: { key: plantedSecret },
      subscriptions: [{ action: 'send', enabled: true, trigger: 'event = "Ping"' }],
    })),
  }
  const folder = folderWith({
    'relay.json': JSON.stringify(relay(action, { settings })),
    'waybill.json': JSON.stringify(config),
    'events.ndjson': linesOf(ids.map((id) => track(id))),
  })
  const at = (name: string) => join(folder, name)
  return {
    at,
    config: at('waybill.json'),
    events: at('events.ndjson'),
    store: at('waybill.db'),
    outcomes: at('outcomes.ndjson'),
  }
}

export const linesOf = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** So many different ids. */
export const idsUpTo = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `u${index}`)
