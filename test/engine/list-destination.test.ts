import { describe, expect, it } from 'vitest'
import { walkChain } from 'waybill/testing'
import { checkDefinition, defineDestination, type SyncMode } from '../../src/actions/index.js'
import { audienceEvent, createEngine, type Delivery } from '../../src/index.js'
import { isJson } from '../../src/json/is-json.js'
import { deepFreeze } from '../deep-freeze.js'

/**
 * A destination of lists of people, all of it data: who is in an audience is added to its list, who is not is taken out
 * of it; one request for each list and direction; and an answer speaks of single people.
 */
const lists = deepFreeze(
  defineDestination({
    slug: 'lists',
    version: '1.0.0',
    name: 'Lists',
    events: ['identify', 'track'],
    settings: {
      type: 'object',
      required: ['token'],
      properties: { token: { type: 'string', format: 'password' } },
    },
    auth: { type: 'bearer', token: { '@path': '$.settings.token' } },
    request: { baseUrl: 'https://lists.example' },
    actions: {
      sync: {
        title: 'Keep a list in step with an audience',
        trigger: 'context.personas.computation_class = "audience"',
        fields: {
          type: 'object',
          required: ['list', 'person'],
          properties: { list: { type: 'string' }, person: { type: 'string' } },
        },
        mapping: {
          list: { '@path': '$.context.personas.computation_key' },
          person: { '@path': '$.userId' },
        },
        syncModes: ['mirror', 'add', 'delete'],
        let: {
          operation: {
            '@if': {
              condition:
                'run.syncMode = "add" or (run.syncMode = "mirror" and run.audience.membership = true)',
              then: 'add',
              else: 'remove',
            },
          },
        },
        checks: [
          {
            require: 'run.syncMode != "mirror" or run.audience.membership != null',
            message: 'The event does not say whether its user is in the audience.',
            code: 'NO_MEMBERSHIP',
          },
        ],
        batch: {
          maxItems: 3,
          groupBy: [{ '@path': '@.list' }, { '@path': '$.let.operation' }],
          key: { '@path': '@.person' },
          request: {
            method: 'POST',
            path: '/lists/{{group.0}}/{{group.1}}',
            json: { people: { '@each': { in: { '@path': '$.items' }, do: { '@path': '@.person' } } } },
          },
          results: {
            '@each': {
              in: { '@path': '$.body.refused' },
              do: {
                key: { '@path': '@.person' },
                then: { '@if': { condition: '@.busy = true', then: 'retry', else: 'discard' } },
                code: { '@path': '@.why' },
              },
            },
          },
        },
        single: 'batch',
        examples: [],
      },
    },
  }),
)

const person = (userId: string, key: string, member: boolean, form: 'identify' | 'track' = 'identify') =>
  audienceEvent({
    audience: { key, id: `aud_${key}`, namespace: 'spa_1', spaceId: 'spa_1' },
    userId,
    member,
    form,
    timestamp: '2026-03-02T08:00:00.000Z',
    messageId: `m-${userId}-${key}`,
  })

const connect = (syncMode?: SyncMode) =>
  createEngine({ destinations: [lists] }).connect({
    id: 'c',
    destination: 'lists',
    settings: { token: 'secret-token' },
    subscriptions: [{ action: 'sync', enabled: true, ...(syncMode === undefined ? {} : { syncMode }) }],
  })

const sent = (deliveries: readonly Delivery[]) =>
  deliveries.flatMap(({ requests }) => requests.map(({ url, json }) => [new URL(url).pathname, json]))

const events = deepFreeze([
  person('a', 'vip', true),
  person('b', 'vip', false, 'track'),
  person('c', 'new', true, 'track'),
  person('d', 'vip', true, 'track'),
  person('e', 'vip', false),
  person('f', 'vip', true),
  person('g', 'vip', true),
])

describe('a destination of lists', () => {
  it('is data, and a definition without a mistake', () => {
    expect(isJson(lists)).toBe(true)
    expect(checkDefinition(lists)).toEqual([])
  })

  it('adds and removes by membership, a request for each list and direction, as large as it may be', () => {
    const { deliveries, outcomes } = connect().evaluateBatch(events)
    expect(sent(deliveries)).toEqual([
      ['/lists/vip/add', { people: ['a', 'd', 'f'] }],
      ['/lists/vip/add', { people: ['g'] }],
      ['/lists/vip/remove', { people: ['b', 'e'] }],
      ['/lists/new/add', { people: ['c'] }],
    ])
    expect(outcomes.map(({ index, status }) => [index, status])).toEqual(
      events.map((_, index) => [index, 'built']),
    )
  })

  it.each<[SyncMode, string]>([
    ['add', 'add'],
    ['delete', 'remove'],
  ])('with the sync mode "%s" only does that, whatever the event says', (syncMode, operation) => {
    const { deliveries } = connect(syncMode).evaluateBatch(events.slice(0, 2))
    expect(sent(deliveries)).toEqual([[`/lists/vip/${operation}`, { people: ['a', 'b'] }]])
  })

  it('sends a single event as a batch of one', () => {
    expect(sent(connect('add').evaluate(events[0]).deliveries)).toEqual([
      ['/lists/vip/add', { people: ['a'] }],
    ])
  })

  it('refuses an event that does not say whether its user is in the audience', () => {
    const silent = deepFreeze({ ...events[0], traits: {} })
    expect(connect().evaluate(silent)).toMatchObject({
      deliveries: [],
      outcomes: [{ status: 'discarded', code: 'NO_MEMBERSHIP' }],
    })
    expect(connect('add').evaluate(silent).outcomes).toMatchObject([{ status: 'built' }])
  })

  it('takes from the answer what became of each person', () => {
    const connection = connect()
    const [delivery] = connection.evaluateBatch(events).deliveries
    if (delivery === undefined) throw new Error('nothing was built')
    const refused = [
      { person: 'd', why: 'UNKNOWN' },
      { person: 'f', why: 'LOCKED', busy: true },
      { person: 'nobody', why: 'UNKNOWN' },
    ]
    const { outcomes } = walkChain(connection, delivery, [{ status: 207, body: { refused } }])
    expect(outcomes.map(({ index, status, code }) => [index, status, code])).toEqual([
      [0, 'delivered', undefined],
      [3, 'discarded', 'UNKNOWN'],
      [5, 'retry', 'LOCKED'],
    ])
  })
})
