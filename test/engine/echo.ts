import { defineDestination } from '../../src/actions/index.js'
import { eventTypes } from '../../src/events/event.js'
import {
  type ConnectionConfig,
  createEngine,
  type Destination,
  type EngineOptions,
  type Outcome,
} from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

/** A destination that is sent every event as it stands behind the steps before the triggers. */
export const echo = defineDestination({
  slug: 'echo',
  version: '1.0.0',
  name: 'Echo (Actions)',
  integrationNames: ['Echo (Actions)', 'Echo'],
  events: [...eventTypes],
  settings: { type: 'object', properties: {} },
  actions: {
    send: {
      title: 'Send',
      trigger: 'all',
      fields: { type: 'object', properties: { event: {} } },
      mapping: { event: { '@path': '$' } },
      request: {
        method: 'POST',
        url: 'https://echo.example/',
        json: { event: { '@path': '$.payload.event' }, options: { '@path': '$.run.integrationOptions' } },
      },
      examples: [],
    },
  },
})

type Steps = Partial<
  Pick<ConnectionConfig, 'source' | 'enabledByDefault' | 'consent' | 'filters' | 'transform'>
>

/** What JavaScript and JSON let through is asked for too, so a configuration may be anything. */
export const configOf = (steps: object): ConnectionConfig =>
  deepFreeze({
    id: 'e-1',
    destination: 'echo',
    subscriptions: [{ action: 'send', enabled: true }],
    ...steps,
  })

export interface Echo {
  /** The event as triggers and mappings see it; undefined where it does not come as far. */
  readonly event?: unknown
  /** What templates see at `$.run.integrationOptions`. */
  readonly options?: unknown
  readonly outcome: Outcome | undefined
}

/** What an event becomes on its way to the triggers. Both back ends have to agree. */
export function echoOf(
  steps: Steps,
  options: Partial<EngineOptions> & { readonly destination?: Destination } = {},
): (event: unknown) => Echo {
  const { destination = echo, ...others } = options
  const connections = (['compiled', 'closures'] as const).map((evaluation) =>
    createEngine({ destinations: [destination], evaluation, ...others }).connect(configOf(steps)),
  )
  return (event) => {
    const results = connections.map((connection) => connection.evaluate(deepFreeze(event)))
    const [first, second] = results
    if (JSON.stringify(first) !== JSON.stringify(second)) throw new Error('the back ends do not agree')
    if (first?.outcomes.length !== 1) throw new Error('there is one outcome')
    const json = first?.deliveries[0]?.requests[0]?.json
    return { ...Object(json), outcome: first?.outcomes[0] }
  }
}

/** What is wrong with a configuration, as severity, code and pointer. */
export function problemsOf(steps: object, options: Partial<EngineOptions> = {}) {
  return createEngine({ destinations: [echo], ...options })
    .check(configOf(steps))
    .map(({ severity, code, pointer }) => [severity, code, pointer])
}
