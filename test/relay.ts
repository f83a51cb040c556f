import { type Action, type Destination, defineDestination } from '../src/actions/index.js'
import { type ConnectionConfig, createEngine, type EngineOptions } from '../src/index.js'
import { deepFreeze } from './deep-freeze.js'

/** A destination with one action, of which tests say what they are about. */
export function relay(action: Partial<Action>, destination: Partial<Destination> = {}): Destination {
  return defineDestination({
    slug: 'relay',
    version: '1.0.0',
    name: 'Relay',
    events: ['track', 'identify'],
    settings: { type: 'object', properties: { most: { type: 'integer' } } },
    request: { baseUrl: 'https://relay.example' },
    ...destination,
    actions: {
      send: {
        title: 'Send',
        trigger: 'all',
        fields: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            name: { type: 'string' },
            size: { type: 'number' },
            tags: { type: 'array' },
            note: { type: 'string' },
          },
        },
        mapping: {
          id: { '@path': '$.userId' },
          name: { '@path': '$.event' },
          size: { '@path': '$.properties.size' },
          tags: { '@path': '$.properties.tags' },
        },
        examples: [],
        ...action,
      },
    },
  })
}

/** A connection to it with one enabled subscription. */
export const connectTo = (
  definition: Destination,
  config: Partial<ConnectionConfig> = {},
  options: Partial<EngineOptions> = {},
) =>
  createEngine({ destinations: [deepFreeze(definition)], ...options }).connect(
    deepFreeze({
      id: 'c',
      destination: 'relay',
      subscriptions: [{ action: 'send', enabled: true }],
      ...config,
    }),
  )

/** An event of a user, who gives it its message id too. */
export const track = (id: string, properties: Record<string, unknown> = {}, event = 'Ping') =>
  deepFreeze({ type: 'track', event, messageId: `m-${id}`, userId: id, properties })
