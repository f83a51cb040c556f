import type { RequestTemplate } from '../../src/actions/index.js'
import { type Connection, type ConnectionConfig, createEngine } from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { relay } from '../relay.js'
import { echo } from './echo.js'

/** An event at a connection, for which there is something to explain. */
export interface TraceCase {
  readonly title: string
  readonly connection: Connection
  readonly event: unknown
}

const people = { action: 'upsert', name: 'People', enabled: true }

function crm(
  subscriptions: ConnectionConfig['subscriptions'],
  more: Partial<ConnectionConfig> = {},
): Connection {
  return createEngine({ destinations: [acme], redact: ['$.traits.email'] }).connect({
    id: 'crm',
    destination: 'acme',
    settings: acmeSettings,
    subscriptions,
    ...more,
  })
}

const toEcho = (more: Partial<ConnectionConfig>): Connection =>
  createEngine({ destinations: [echo] }).connect({
    id: 'e-1',
    destination: 'echo',
    subscriptions: [{ action: 'send', enabled: true }],
    ...more,
  })

const toRelay = (requests: readonly RequestTemplate[]): Connection =>
  createEngine({ destinations: [relay({ requests })] }).connect({
    id: 'c',
    destination: 'relay',
    subscriptions: [{ action: 'send', enabled: true }],
  })

const ann = {
  type: 'identify',
  messageId: 'm-1',
  userId: 'u-1',
  context: { ip: '203.0.113.7' },
  traits: { email: 'ann@example.com', age: '42' },
}
const order = { type: 'track', messageId: 'm-2', event: 'Order Complete', properties: { total: 20 } }

const filter = (condition: string, type: 'DROP', name: string) => ({
  name,
  if: condition,
  actions: [{ type }],
})

export const traceCases: readonly TraceCase[] = [
  {
    title: 'sent, after a filter',
    connection: crm([people], {
      filters: [
        {
          name: 'no addresses',
          if: 'all',
          actions: [{ type: 'DROP_PROPERTIES', fields: { context: ['ip'] } }],
        },
      ],
    }),
    event: ann,
  },
  { title: 'refused at intake', connection: crm([people]), event: 'identify' },
  {
    title: 'refused by the source',
    connection: toEcho({ source: { blocked: { track: ['Order Complete'] } } }),
    event: order,
  },
  { title: 'refused for its type', connection: crm([people]), event: { type: 'page', messageId: 'm-3' } },
  {
    title: 'refused by the integrations object',
    connection: toEcho({}),
    event: { ...order, integrations: { All: false } },
  },
  {
    title: 'refused for want of consent',
    connection: toEcho({ consent: { categories: ['ads'] } }),
    event: { ...order, context: { consent: { categoryPreferences: { ads: false } } } },
  },
  {
    title: 'refused by a filter',
    connection: toEcho({
      filters: [
        filter('properties.total > 100', 'DROP', 'large ones'),
        filter('event = "Order Complete"', 'DROP', 'no orders'),
      ],
    }),
    event: order,
  },
  {
    title: 'refused by the transform',
    connection: toEcho({ transform: { '@path': '$.event' } }),
    event: order,
  },
  {
    title: 'matched by no trigger',
    connection: crm([{ ...people, trigger: 'type = "track"' }]),
    event: ann,
  },
  {
    title: 'matched by none of several triggers',
    connection: crm([
      { ...people, name: 'Signups', trigger: 'type = "track" and event = "Signed Up"' },
      { ...people, name: 'Orders', trigger: 'type = "track" and event = "Order Completed"' },
      {
        ...people,
        name: 'Large',
        trigger: 'type = "track" and event = "Order Completed" and properties.total > 100',
      },
    ]),
    event: order,
  },
  {
    title: 'matched by a disabled subscription',
    connection: crm([
      people,
      { ...people, name: 'Orders', enabled: false, trigger: 'event = "Order Complete"' },
    ]),
    event: order,
  },
  {
    title: 'a mapping that fails',
    connection: crm([{ ...people, mapping: { note: { '@now': {} } } }]),
    event: ann,
  },
  {
    title: 'a payload that does not fit',
    connection: crm([people]),
    event: { ...ann, traits: { email: 'n/a', age: -1 } },
  },
  { title: 'a check that fails', connection: crm([people]), event: { ...ann, userId: 'root' } },
  {
    title: 'a check that warns, and coercion that removes',
    connection: crm([{ ...people, mapping: { note: '', tags: [null, 'a'], more: 1 } }]),
    event: { ...ann, traits: {} },
  },
  {
    title: 'every request skipped',
    connection: toRelay([{ method: 'POST', path: '/users', when: 'payload.id != "u-1"', json: {} }]),
    event: { type: 'track', messageId: 'm-4', event: 'e', userId: 'u-1' },
  },
  {
    title: 'a chain',
    connection: toRelay([
      { id: 'user', method: 'POST', path: '/users', json: { id: { '@path': '$.payload.id' } } },
      { id: 'event', method: 'POST', path: '/events', json: { user: { '@path': '$.steps.user.body.id' } } },
    ]),
    event: { type: 'track', messageId: 'm-5', event: 'e', userId: 'u-1' },
  },
  {
    title: 'two subscriptions, one of them failing',
    connection: crm([people, { ...people, name: 'Roots', mapping: { id: 'root' } }]),
    event: ann,
  },
  {
    title: 'a request that can not be built',
    connection: createEngine({
      destinations: [
        changed(['actions', 'upsert', 'request', 'headers'], { 'X-Note': { '@path': '$.payload.note' } }),
      ],
    }).connect({
      id: 'crm',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [{ ...people, mapping: { note: 'one\r\ntwo' } }],
    }),
    event: ann,
  },
]
