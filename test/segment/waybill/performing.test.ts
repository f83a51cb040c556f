import { describe, expect, it, vi } from 'vitest'
import type { OutboundRequest } from '../../../src/index.js'
import { createEngine } from '../../../src/index.js'
import {
  type ActionDefinition,
  type DestinationDefinition,
  fromSegment,
  InvalidAuthenticationError,
  MultiStatusResponse,
} from '../../../src/segment/index.js'
import { deepFreeze } from '../../deep-freeze.js'

type Settings = Record<string, string>
type Action = ActionDefinition<Settings>

const definitionOf = (action: Partial<Action>, more: Partial<DestinationDefinition<Settings>> = {}) =>
  ({
    name: 'Acme',
    mode: 'cloud',
    actions: {
      act: {
        title: 'Act',
        description: 'Acts.',
        defaultSubscription: 'type = "track"',
        fields: {
          id: { label: 'Id', description: 'Who.', type: 'string', default: { '@path': '$.userId' } },
        },
        perform: () => undefined,
        ...action,
      },
    },
    ...more,
  }) satisfies DestinationDefinition<Settings>

/** The requests that an engine makes of events for a definition. */
function requestsOf(
  from: ReturnType<typeof fromSegment>,
  events: readonly object[],
  subscription: object = {},
  settings: object = {},
): readonly OutboundRequest[] {
  const subscriptions = [{ action: 'act', enabled: true, ...subscription }]
  const config = { id: 'c', destination: from.destination.slug, settings: { ...settings }, subscriptions }
  const connection = createEngine({ destinations: [from.destination] }).connect(config)
  return connection.evaluateBatch(events).deliveries.flatMap(({ requests }) => requests)
}

const track = (more: object = {}) => ({ type: 'track', messageId: 'm', userId: 'u', event: 'A', ...more })

describe('the code of a definition in an engine', () => {
  it('is given what it is given in the framework', async () => {
    const perform = vi.fn()
    const definition = definitionOf({
      perform,
      syncMode: {
        label: 'Mode',
        description: 'Mode.',
        default: 'add',
        choices: [{ label: 'Delete', value: 'delete' }],
      },
      hooks: { onMappingSave: { label: 'Save', description: 'Saves.', performHook: () => ({}) } },
    })
    const from = fromSegment(definition)
    const personas = {
      computation_class: 'audience',
      computation_key: 'vips',
      audience_settings: { list: 'l-1' },
    }
    const event = track({ context: { personas }, properties: { vips: false } })
    const mapping = {
      onMappingSave: { outputs: { list: 'l-2' } },
      __segment_internal_matching_key: 'email',
    }
    const [request] = requestsOf(from, [event], { mapping, syncMode: 'delete' })
    expect(request && (await from.send(request))).toMatchObject({ status: 200 })
    expect(perform).toHaveBeenCalledWith(
      expect.any(Function),
      expect.objectContaining({
        payload: { id: 'u' },
        rawData: event,
        // What an engine made the payload of has no fields here (docs/segment.md).
        rawMapping: { ...mapping, __segment_internal_sync_mode: 'delete' },
        subscriptionMetadata: {},
        audienceMembership: false,
        audienceSettings: { list: 'l-1' },
        syncMode: 'delete',
        matchingKey: 'email',
        hookOutputs: { onMappingSave: { outputs: { list: 'l-2' } } },
      }),
    )
  })

  it('never runs without the event, and a connection says what its mapping lacks', () => {
    const from = fromSegment(definitionOf({}))
    const { slug } = from.destination
    const mapping = { id: { '@path': '$.userId' } }
    const connectionWith = (more: object) =>
      createEngine({ destinations: [from.destination] }).connect({
        id: 'c',
        destination: slug,
        subscriptions: [
          { action: 'act', enabled: true, useDefaults: false, mapping: { ...mapping, ...more } },
        ],
      })
    const without = connectionWith({})
    expect(without.warnings.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('needs the field "__segment"'),
    )
    expect(without.evaluate(track()).outcomes).toMatchObject([{ status: 'discarded', fields: ['__segment'] }])
    expect(connectionWith({ __segment: { '@path': '$' } }).evaluate(track()).deliveries).toHaveLength(1)
  })

  it('may change what it is given, and finds it as it was the next time', async () => {
    const found: unknown[] = []
    const definition = definitionOf({
      fields: {
        list: {
          label: 'List',
          description: 'Words.',
          type: 'string',
          multiple: true,
          default: { '@path': '$.properties.list' },
        },
      },
      perform: (_, { payload, settings }) => {
        found.push(structuredClone([payload, settings]))
        payload.list.push('more')
        settings.more = 'more'
      },
    })
    const from = fromSegment(definition)
    const [request] = requestsOf(from, deepFreeze([track({ properties: { list: ['a'] } })]))
    for (const _ of [1, 2]) expect(request && (await from.send(request))).toMatchObject({ status: 200 })
    expect(found).toEqual([
      [{ list: ['a'] }, {}],
      [{ list: ['a'] }, {}],
    ])
  })

  it('goes into batches by its own fields', () => {
    const field = { label: 'F', description: 'F.' } as const
    const definition = definitionOf({
      fields: {
        id: { ...field, type: 'string', default: { '@path': '$.userId' } },
        list: { ...field, type: 'string', default: { '@path': '$.properties.list' } },
        enable_batching: { ...field, type: 'boolean', default: { '@path': '$.properties.batch' } },
        batch_keys: { ...field, type: 'string', multiple: true, default: ['list'] },
      },
      performBatch: () => new MultiStatusResponse(),
    })
    const events = [
      ['a', true],
      ['b', true],
      ['a', true],
      ['a', false],
    ].map(([list, batch]) => track({ properties: { list, batch } }))
    const sent = requestsOf(fromSegment(definition), events)
    expect(sent.map(({ json }) => JSON.parse(JSON.stringify(json)))).toMatchObject([
      { payload: { list: 'a' } },
      { items: [{ list: 'a' }, { list: 'a' }] },
      { items: [{ list: 'b' }] },
    ])
  })

  it.each([
    ['a timeout', Object.assign(new Error('slow'), { code: 'ETIMEDOUT' }), { error: 'ETIMEDOUT' }],
    [
      'a mistake of its own',
      new TypeError('x is not a function'),
      { status: 500, body: { error: { code: 'UNKNOWN_ERROR', message: 'x is not a function' } } },
    ],
    ['nothing', undefined, { status: 500, body: { error: { code: 'UNKNOWN_ERROR' } } }],
  ])('is answered for where it throws %s', async (_, thrown, answer) => {
    const from = fromSegment(definitionOf({ perform: () => Promise.reject(thrown) }))
    const [request] = requestsOf(from, [track()])
    expect(request && (await from.send(request))).toEqual(answer)
  })

  it('is no longer waited for when its delivery is called off', async () => {
    const from = fromSegment(definitionOf({ perform: () => new Promise(() => {}) }))
    const [request] = requestsOf(from, [track()])
    const stop = new AbortController()
    const answer = request && from.send(request, { signal: stop.signal })
    stop.abort()
    expect(await answer).toEqual({ error: 'ABORTED' })
  })

  it('says what of a definition is left out', () => {
    const field = { label: 'F', description: 'F.', type: 'string' } as const
    const definition = definitionOf(
      { defaultSubscription: 'type = ', fields: { id: { ...field, default: { '@path': '$.a..b' } } } },
      {
        presets: [
          {
            name: 'Rows',
            type: 'specificEvent',
            partnerAction: 'act',
            eventSlug: 'warehouse_entity_added_track',
          },
        ],
      },
    )
    expect(fromSegment(definition).destination.notes).toEqual([
      expect.stringContaining('act: its default trigger is left out: '),
      expect.stringContaining('act.id: its default is left out: '),
      'the preset "Rows" is left out: it is for events that Segment makes',
    ])
  })
})

describe('a default that is an object', () => {
  it('is kept without the members that can not be, and says which', () => {
    const definition = definitionOf({
      fields: {
        phone: {
          label: 'Phone',
          description: 'A number.',
          type: 'object',
          properties: {
            number: { label: 'Number', type: 'string' },
            primary: { label: 'Primary', type: 'boolean' },
          },
          default: { number: { '@path': '$.traits.phone' }, primary: '' },
        },
      },
    })
    const { actions, notes } = fromSegment(definition).destination
    expect(actions.act?.mapping).toMatchObject({ phone: { number: { '@path': '$.traits.phone' } } })
    expect(actions.act?.mapping?.phone).not.toHaveProperty('primary')
    expect(notes).toEqual([expect.stringMatching(/^act\.phone\.primary: its default is left out: /)])
  })
})

describe('the tokens of a connection', () => {
  const oauth = { access_token: 'old', refresh_token: 'r-1' }

  function refreshing(accept: (token: string | undefined) => boolean) {
    const refreshAccessToken = vi.fn(async () => ({ accessToken: 'new' }))
    const definition = definitionOf(
      {
        perform: async (_, { auth }) => {
          await Promise.resolve()
          if (!accept(auth?.accessToken)) throw new InvalidAuthenticationError('No.')
          return auth?.accessToken
        },
      },
      { authentication: { scheme: 'oauth2', fields: {}, refreshAccessToken } },
    )
    const told: unknown[] = []
    const from = fromSegment(definition, { onTokens: (tokens) => void told.push(tokens) })
    const [request] = requestsOf(from, [track()], {}, { oauth })
    if (request === undefined) throw new Error('nothing was made')
    return { send: () => from.send(request), refreshAccessToken, told }
  }

  it('are refreshed once for all who find them refused, and kept', async () => {
    const { send, refreshAccessToken, told } = refreshing((token) => token === 'new')
    const answers = await Promise.all([send(), send(), send()])
    expect([...answers, await send()]).toEqual(Array(4).fill({ status: 200, body: { result: 'new' } }))
    expect(refreshAccessToken).toHaveBeenCalledTimes(1)
    expect(told).toEqual([{ accessToken: 'new' }])
  })

  it('are refreshed no more than once for one try', async () => {
    const { send, refreshAccessToken } = refreshing(() => false)
    expect(await send()).toMatchObject({ status: 401, body: { error: { message: 'No.' } } })
    expect(refreshAccessToken).toHaveBeenCalledTimes(1)
  })
})
