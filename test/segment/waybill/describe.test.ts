import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../../src/actions/index.js'
import { createEngine } from '../../../src/index.js'
import {
  type ActionDefinition,
  type DestinationDefinition,
  describeSegment,
} from '../../../src/segment/index.js'
import { acme } from './acme.js'

const fields = {
  id: { label: 'Id', description: 'Who.', type: 'string', required: true },
  email: { label: 'Email', description: 'Mail.', type: 'string', format: 'email' },
  total: { label: 'Total', description: 'Sum.', type: 'number' },
  vip: { label: 'VIP', description: 'Very important.', type: 'boolean' },
  at: { label: 'At', description: 'When.', type: 'datetime' },
  traits: { label: 'Traits', description: 'Anything.', type: 'object' },
} as const

type Perform = ActionDefinition<Record<string, string>>['perform']

const definitionOf = (perform: Perform): DestinationDefinition<Record<string, string>> => ({
  name: 'Acme',
  mode: 'cloud',
  authentication: {
    scheme: 'basic',
    fields: {
      user: { label: 'User', description: 'User.', type: 'string' },
      key: { label: 'Key', description: 'Key.', type: 'password' },
    },
  },
  actions: { act: { title: 'Act', description: 'Acts.', fields, perform } },
})

const actionOf = async (perform: Perform) => (await describeSegment(definitionOf(perform))).actions[0]

const url = 'https://api.acme.example/in'

describe('an action that could be data', () => {
  const cases: readonly (readonly [string, Perform, object])[] = [
    [
      'sends its payload',
      (request, { payload }) => request(url, { method: 'post', json: payload }),
      { method: 'POST', url, json: { '@path': '$.payload' } },
    ],
    [
      'sends parts of it, with words of its own',
      (request, { payload }) =>
        request(url, { method: 'put', json: { user: { id: payload.id }, kind: 'x', on: payload.vip } }),
      {
        method: 'PUT',
        url,
        json: { user: { id: { '@path': '$.payload.id' } }, kind: 'x', on: { '@path': '$.payload.vip' } },
      },
    ],
    [
      'writes a value into its address and its query',
      (request, { payload, settings }) =>
        request(`${url}/${payload.id}`, { searchParams: { key: settings.key ?? '', v: '2' } }),
      { method: 'GET', url: `${url}/{{payload.id}}`, query: { key: { '@path': '$.settings.key' }, v: '2' } },
    ],
    [
      'lays keys of its own over whatever an object holds',
      (request, { payload }) =>
        request(url, { method: 'post', json: { ...payload.traits, id: payload.id, kind: 'x' } }),
      {
        method: 'POST',
        url,
        json: {
          '@merge': {
            objects: [{ '@path': '$.payload.traits' }, { id: { '@path': '$.payload.id' }, kind: 'x' }],
            direction: 'right',
          },
        },
      },
    ],
    [
      'lays whatever an object holds over keys of its own',
      (request, { payload }) => request(url, { method: 'post', json: { kind: 'x', ...payload.traits } }),
      {
        method: 'POST',
        url,
        json: { '@merge': { objects: [{ kind: 'x' }, { '@path': '$.payload.traits' }], direction: 'right' } },
      },
    ],
    [
      'has a setting for its host, which platforms write in small letters',
      (request, { payload, settings }) =>
        request(`https://${settings.user}.acme.example/in/${payload.id}`, { method: 'post', json: payload }),
      {
        method: 'POST',
        url: 'https://{{settings.user}}.acme.example/in/{{payload.id}}',
        json: { '@path': '$.payload' },
      },
    ],
    [
      'has a percent sign in its address that escapes nothing',
      (request, { payload }) => request(`${url}/100%/${payload.id}`),
      { method: 'GET', url: `${url}/100%/{{payload.id}}` },
    ],
    [
      'hashes, lowers and converts',
      (request, { payload }) =>
        request(url, {
          method: 'post',
          json: {
            email: payload.email?.toLowerCase(),
            at: payload.at && Math.floor(Date.parse(payload.at) / 1000),
            text: payload.total && String(payload.total),
          },
        }),
      {
        method: 'POST',
        url,
        json: {
          email: { '@case': { operator: 'lower', value: { '@path': '$.payload.email' } } },
          at: { '@date': { value: { '@path': '$.payload.at' }, to: 'unix' } },
          text: { '@cast': { to: 'string', value: { '@path': '$.payload.total' } } },
        },
      },
    ],
    [
      'sends a form',
      (request, { payload }) =>
        request(url, { method: 'post', body: new URLSearchParams({ id: payload.id, kind: 'x' }) }),
      { method: 'POST', url, form: { id: { '@path': '$.payload.id' }, kind: 'x' } },
    ],
  ]
  it.each(cases)('%s', async (_, perform, request) => {
    expect(await actionOf(perform)).toMatchObject({ couldBeData: true, obstacles: [], request })
  })

  it.each([
    ['email', /@/],
    ['mobile_number', /^\+\d+$/],
    ['currency', /^[A-Z]{3}$/],
    ['timezone', /\//],
    ['webhookUrl', /^https:/],
  ])('is given a %s that looks like one, for some look at it first', async (name, pattern) => {
    const definition = definitionOf((request, { payload }) => {
      const value = payload[name]
      if (!pattern.test(String(value))) throw new Error(`${value} is none`)
      return request(url, { method: 'post', json: { value } })
    })
    const named = { [name]: { label: 'F', description: 'F.', type: 'string', required: true } } as const
    const act = { ...definition.actions.act, title: 'Act', description: '', fields: named }
    const { actions } = await describeSegment({ ...definition, actions: { act } as never })
    expect(actions[0]).toMatchObject({
      couldBeData: true,
      request: { json: { value: { '@path': `$.payload.${name}` } } },
    })
  })

  it('has its name and password where Waybill has a place for them', async () => {
    const action = await actionOf((request, { payload, settings }) =>
      request(url, {
        method: 'post',
        json: payload,
        username: settings.user ?? '',
        password: settings.key ?? '',
      }),
    )
    expect(action).toMatchObject({
      couldBeData: true,
      auth: {
        type: 'basic',
        username: { '@path': '$.settings.user' },
        password: { '@path': '$.settings.key' },
      },
    })
    expect(action?.request?.headers).toBeUndefined()
  })

  it('is told from one of which the runs can not tell everything', async () => {
    const { actions } = await describeSegment(acme)
    expect(actions[0]).toMatchObject({
      couldBeData: true,
      doubts: ['its code decides between ways', 'its code refuses some payloads by itself'],
      besides: ['performBatch'],
    })
  })
})

describe('the draft of a definition', () => {
  const act = (perform: Perform) => ({ title: 'Act', description: 'Acts.', fields, perform })
  const withDefaults = { ...fields, id: { ...fields.id, default: { '@path': '$.userId' } } }
  const definition: DestinationDefinition<Record<string, string>> = {
    ...definitionOf(() => undefined),
    presets: ['sent', 'code'].map((partnerAction) => ({
      name: partnerAction,
      type: 'automatic' as const,
      partnerAction,
      subscribe: 'type = "page"',
      mapping: { id: 'p' },
    })),
    actions: {
      sent: {
        ...act((request, { payload }) => request(url, { method: 'post', json: { user: payload.id } })),
        fields: withDefaults,
        defaultSubscription: 'type = "track"',
      },
      code: act(() => undefined),
      other: act((request, { payload }) =>
        request(url, { method: 'post', json: { id: payload.id }, username: 'a', password: 'b' }),
      ),
      elsewhere: act((request, { settings }) => request(`https://${settings.user}.acme.example/`)),
    },
  }

  it('has what could be data, and sends it as the code does', async () => {
    const { draft, actions } = await describeSegment(definition)
    expect(actions.map(({ couldBeData }) => couldBeData)).toEqual([true, false, true, true])
    expect(draft && Object.keys(draft.actions)).toEqual(['sent'])
    expect(draft?.presets).toMatchObject([{ name: 'sent', action: 'sent', trigger: 'type = "page"' }])
    expect(draft && checkDefinition(draft).filter(({ severity }) => severity === 'error')).toEqual([])
    const connection = createEngine({ destinations: draft ? [draft] : [] }).connect({
      id: 'c',
      destination: 'acme',
      subscriptions: [{ action: 'sent', enabled: true }],
    })
    const [delivery] = connection.evaluate({ type: 'track', messageId: 'm', userId: 'u' }).deliveries
    expect(delivery?.requests).toMatchObject([{ method: 'POST', url, json: { user: 'u' } }])
  })

  it('is left out where all stays code', async () => {
    expect(await describeSegment(definitionOf(() => undefined))).not.toHaveProperty('draft')
  })
})

describe('what runs can not tell of an action', () => {
  const sent = (request: Parameters<Perform>[0], json: object) => request(url, { method: 'post', json })
  const cases: readonly (readonly [string, Perform, readonly string[]])[] = [
    [
      'nothing where its payload is sent as it is',
      (request, { payload }) => request(url, { json: payload, method: 'post' }),
      [],
    ],
    [
      'fields that never turn up',
      (request, { payload }) =>
        request(url, { method: 'post', json: { id: payload.id, email: payload.email, at: payload.at } }),
      ['of what it is given, nothing was seen of total, vip, traits'],
    ],
    [
      'code that it hands the client on to',
      (request, { payload }) => sent(request, payload),
      ['its code hands the client on to other code, which was not looked into'],
    ],
    [
      'the same, under any name and beside others',
      (ask, data) => Promise.all([sent(ask, data.payload)]),
      ['its code hands the client on to other code, which was not looked into'],
    ],
    [
      'failures that it catches',
      (request, { payload }) => request(url, { method: 'post', json: payload }).catch(() => undefined),
      ['its code does something where a request fails'],
    ],
  ]
  it.each(cases)('is %s', async (_, perform, doubts) => {
    expect(await actionOf(perform)).toMatchObject({ couldBeData: true, doubts })
  })
})

describe('an action that stays code', () => {
  const cases: readonly (readonly [string, Perform, string, RegExp])[] = [
    ['sends nothing', () => ({ ok: true }), 'requests', /no request/],
    [
      'sends several requests',
      async (request, { payload }) => {
        await request(url, { method: 'post', json: payload })
        return request(`${url}/2`, { method: 'post', json: payload })
      },
      'requests',
      /sends 2 requests/,
    ],
    [
      'sends one where a value is there, and none where it is not',
      (request, { payload }) => (payload.vip ? request(url, { method: 'post', json: payload }) : undefined),
      'requests',
      /depends on the payload/,
    ],
    [
      'reads an answer',
      async (request) => {
        const { data } = await request<{ id?: string }>(url)
        return data?.id
      },
      'answers',
      /reads answers: data/,
    ],
    [
      'asks for a feature',
      (request, { payload, features }) =>
        request(url, { method: 'post', json: features?.fast ? {} : payload }),
      'host',
      /features\.fast/,
    ],
    [
      'asks who enters an audience',
      (request, { payload, audienceMembership }) =>
        request(url, { method: audienceMembership === false ? 'delete' : 'put', json: payload }),
      'host',
      /audienceMembership/,
    ],
    [
      'flattens what an object holds',
      (request, { payload }) =>
        request(url, {
          method: 'post',
          json: Object.fromEntries(Object.keys(payload.traits ?? {}).map((key) => [`t_${key}`, 1])),
        }),
      'computed',
      /^body is worked out/,
    ],
    [
      'keeps something for later',
      (request, { payload, stateContext }) => {
        stateContext?.setResponseContext('k', 'v', {})
        return request(url, { method: 'post', json: payload })
      },
      'host',
      /stateContext\.setResponseContext/,
    ],
    [
      'draws a number',
      (request) => request(url, { method: 'post', json: { id: Math.random() } }),
      'changes',
      /next time/,
    ],
    [
      'works something out',
      (request, { payload }) =>
        request(url, { method: 'post', json: { id: [...payload.id].reverse().join('') } }),
      'computed',
      /body\.id/,
    ],
    [
      'puts something in the place of what is missing',
      (request, { payload }) => request(url, { method: 'post', json: { total: payload.total ?? 0 } }),
      'conditions',
      /nothing but what is required/,
    ],
    [
      'throws',
      () => {
        throw new Error('Not today.')
      },
      'throws',
      /Not today/,
    ],
  ]
  it.each(cases)('%s', async (_, perform, kind, message) => {
    const action = await actionOf(perform)
    expect(action?.couldBeData).toBe(false)
    expect(action?.obstacles).toContainEqual({ kind, message: expect.stringMatching(message) })
  })
})
