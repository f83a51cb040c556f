import type { Destination } from '../../src/actions/index.js'
import type { RunningConnection } from '../../src/engine/running-connection.js'
import { eventTypes } from '../../src/events/event.js'
import type { ConnectionConfig } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { configOfVector, runVectorAt } from '../definitions/vector-result.js'
import type { VectorFiles } from './vector-files.js'

/** One vector as a connection and what is asked of it, so that it runs wherever a connection does. */
export interface Case {
  readonly name: string
  readonly destination: string
  readonly config: Omit<ConnectionConfig, 'id'>
  /** Milliseconds since 1970. */
  readonly now: number
  /** The connection is refused. */
  readonly isRefused: boolean
  /** What came of it, as plain JSON. */
  run(connection: RunningConnection): unknown
}

/** Destinations that give back what triggers, mappings and filters make of an event. */
export const mirrors: readonly Destination[] = [
  mirror('record-mirror', { input: 'record' }),
  mirror('event-mirror', { events: [...eventTypes] }),
]

function mirror(slug: string, more: Partial<Destination>): Destination {
  return {
    slug,
    version: '1.0.0',
    name: 'Mirror',
    settings: { type: 'object', properties: {} },
    actions: {
      send: {
        title: 'Send',
        fields: { type: 'object', properties: { seen: {} } },
        request: { method: 'POST', url: 'https://mirror.example/', json: { '@path': '$.payload.seen' } },
        examples: [],
      },
    },
    ...more,
  }
}

/** What was sent to a mirror; undefined where nothing was. */
const seenBy = (connection: RunningConnection, event: JsonObject): unknown =>
  connection.evaluate(event).deliveries[0]?.requests[0]?.json

const subscription = (trigger: string, output: JsonObject[string]) =>
  ({ action: 'send', enabled: true, trigger, mapping: { seen: { output } } }) as const

export function casesOf({ fql, mappings, filters, destinations }: VectorFiles): readonly Case[] {
  const plain = { destination: 'record-mirror', now: 0, isRefused: false }
  return [
    ...fql.flatMap(({ event: shared = {}, cases }) =>
      cases.map(({ id, query, event = shared }) => ({
        ...plain,
        name: id,
        config: { destination: 'record-mirror', subscriptions: [subscription(query, true)] },
        run: (connection: RunningConnection) => seenBy(connection, event) !== undefined,
      })),
    ),
    ...mappings.flatMap(({ events = {}, cases }) =>
      cases.flatMap(({ id, mapping, event, ours }) => {
        const data = typeof event === 'string' ? events[event] : event
        if (ours?.invalid === true || data === undefined) return []
        const config = { destination: 'record-mirror', subscriptions: [subscription('all', mapping)] }
        return [
          { ...plain, name: id, config, run: (connection: RunningConnection) => seenBy(connection, data) },
        ]
      }),
    ),
    ...filters.flatMap(({ id, filters: own, event, invalid }) => {
      if (invalid === true) return []
      const destination = 'event-mirror'
      const config = { destination, filters: own, subscriptions: [subscription('all', { '@path': '$' })] }
      return [
        {
          ...plain,
          destination,
          name: id,
          config,
          run: (connection: RunningConnection) => seenBy(connection, event),
        },
      ]
    }),
    ...destinations.flatMap((file) =>
      file.vectors
        .filter(({ optional }) => optional === undefined)
        .map((vector) => ({
          name: vector.id,
          destination: file.destination,
          config: configOfVector(vector, file),
          now: Date.parse(file.clock),
          isRefused: vector.expect.error?.kind === 'settings',
          run: (connection: RunningConnection) => runVectorAt(connection, vector),
        })),
    ),
  ]
}

/** What came of each case, by its name: a value, or why there was no connection. */
export type Results = { readonly [name: string]: { readonly value?: unknown; readonly refused?: string } }

/** Runs all cases; `connect` throws where a connection is refused. */
export function runAll(
  cases: readonly Case[],
  connect: (one: Case, index: number) => RunningConnection,
): Results {
  return Object.fromEntries(cases.map((one, index) => [one.name, resultOf(one, () => connect(one, index))]))
}

function resultOf(one: Case, connect: () => RunningConnection): Results[string] {
  let connection: RunningConnection
  try {
    connection = connect()
  } catch (error) {
    return { refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
  return { value: one.run(connection) }
}
