import { describe, expect, it } from 'vitest'
import { kinds } from 'waybill/expressions'
import { checkDefinition } from '../../src/actions/index.js'
import { ConfigError, createEngine } from '../../src/index.js'
import { connectTo, relay, track } from '../relay.js'

const request = { method: 'POST', path: '/in', json: { '@path': '$.payload' } }

describe('a destination of records', () => {
  const connection = connectTo(
    relay(
      { request, trigger: 'kind = "user"', mapping: { id: { '@path': '$.user_id' } } },
      { input: 'record' },
    ),
  )

  it('takes rows that have no type', () => {
    const { deliveries } = connection.evaluate({ kind: 'user', user_id: 7 })
    expect(deliveries[0]?.requests[0]?.json).toEqual({ id: '7' })
    expect(connection.evaluate({ kind: 'group' }).outcomes).toMatchObject([{ code: 'NO_MATCHING_MAPPING' }])
  })

  it.each([[null], ['row'], [[]]])('refuses what is no row: %j', (row) => {
    expect(connection.evaluate(row).outcomes).toMatchObject([{ step: 'intake', code: 'bad_request' }])
  })

  it('names no event types, which every other destination does', () => {
    const { events: _, ...rest } = relay({ request })
    expect(checkDefinition({ ...rest, input: 'record' })).toEqual([])
    expect(checkDefinition(rest)).toMatchObject([{ code: 'definition/schema', pointer: '/events' }])
  })
})

describe('a request that proves the credentials', () => {
  const definition = relay(
    { request },
    {
      settings: { type: 'object', properties: { key: { type: 'string', format: 'password' } } },
      auth: { type: 'bearer', token: { '@path': '$.settings.key' } },
      verify: {
        method: 'GET',
        path: '/me',
        responses: [{ when: 'body.active = false', then: 'discard', code: 'CLOSED' }],
      },
    },
  )
  const connection = connectTo(definition, { settings: { key: 'k-1' } })

  it('carries them', () => {
    expect(connection.verify()).toMatchObject({
      method: 'GET',
      url: 'https://relay.example/me',
      headers: { authorization: 'Bearer k-1' },
    })
  })

  it.each([
    [{ status: 200, body: { active: true } }, { verified: true }],
    [{ status: 401 }, { verified: false, code: 'INVALID_AUTHENTICATION' }],
    [
      { status: 200, body: { active: false } },
      { verified: false, code: 'CLOSED' },
    ],
    [{ error: 'ECONNREFUSED' }, { verified: false, code: 'NETWORK_ERROR' }],
  ])('says what %j means', (answer, expected) => {
    expect(connection.readVerification(answer)).toMatchObject(expected)
  })

  it('reads nothing of an event', () => {
    const wrong = relay({ request }, { verify: { method: 'GET', path: '/{{payload.id}}' } })
    expect(checkDefinition(wrong)).toMatchObject([{ code: 'definition/request', pointer: '/verify' }])
  })

  it('is missing where the definition has none', () => {
    const plain = connectTo(relay({ request }))
    expect(plain.verify()).toBeUndefined()
    expect(plain.readVerification({ status: 200 })).toMatchObject({
      verified: false,
      code: 'NOTHING_TO_VERIFY',
    })
  })
})

describe('presets', () => {
  it.each([
    [{ name: 'A', action: 'sent' }, '/presets/0/action: there is no action "sent"'],
    [{ name: 'A', action: 'send', trigger: 'type =' }, '/presets/0/trigger: '],
    [{ name: 'A', action: 'send', mapping: { nme: 1 } }, '/presets/0/mapping/nme: there is no field "nme"'],
    [{ name: 'A', action: 'send', mapping: { name: { '@path': '$.' + 'a..b' } } }, '/presets/0/mapping/name'],
    [
      { name: 'A', action: 'send', syncMode: 'add' } as const,
      '/presets/0/syncMode: the action has no sync mode "add"',
    ],
  ])('are held to what subscriptions are held to: %j', (preset, expected) => {
    const [problem] = checkDefinition(relay({ request }, { presets: [preset] }))
    expect(`${problem?.pointer}: ${problem?.message}`).toContain(expected)
  })

  it('need a trigger somewhere', () => {
    const { trigger: _, ...send } = relay({ request }).actions.send ?? {
      title: '',
      fields: { type: 'object' },
      examples: [],
    }
    const definition = {
      ...relay({ request }, { presets: [{ name: 'A', action: 'send' }] }),
      actions: { send },
    }
    expect(checkDefinition(definition)).toMatchObject([
      { pointer: '/presets/0', message: 'neither the preset nor its action has a trigger' },
    ])
  })
})

it('refuses a definition whose functions were not registered', () => {
  const definition = relay({ request }, { functions: ['phone'] })
  const connect = (functions: Parameters<typeof createEngine>[0]['functions'] = []) =>
    createEngine({ destinations: [definition], functions }).connect({
      id: 'c',
      destination: 'relay',
      subscriptions: [{ action: 'send', enabled: true }],
    })
  expect(() => connect()).toThrow(ConfigError)
  expect(() => connect()).toThrow('the definition needs the function "phone", which was not registered')
  const phone = {
    name: 'phone',
    parameters: [{ name: 'text', kinds: kinds.string }],
    returns: kinds.string,
    apply: (text: unknown) => text,
  }
  expect(() => connect([phone])).not.toThrow()
})

describe('a run', () => {
  const definition = relay({
    request: {
      ...request,
      json: { mode: { '@path': '$.run.syncMode' }, audience: { '@path': '$.run.audience' } },
    },
    syncModes: ['add', 'delete'],
  })
  const json = (config = {}, event: object = track('u')) =>
    connectTo(definition, config).evaluate(event).deliveries[0]?.requests[0]?.json

  it('has the sync mode that the subscription chose, or the first one', () => {
    expect(json()).toEqual({ mode: 'add' })
    const subscriptions = [{ action: 'send', enabled: true, syncMode: 'delete' }] as const
    expect(json({ subscriptions })).toEqual({ mode: 'delete' })
  })

  it('refuses a sync mode that the action does not have', () => {
    const subscriptions = [{ action: 'send', enabled: true, syncMode: 'mirror' }] as const
    expect(() => json({ subscriptions })).toThrow('Send has no sync mode "mirror"; it has add, delete')
  })

  const personas = { computation_class: 'audience', computation_key: 'vips', computation_id: 'aud_1' }
  it.each([
    [
      'a trait of its name',
      { type: 'identify', userId: 'u', traits: { vips: false }, context: { personas } },
      false,
    ],
    ['a property of its name', { ...track('u', { vips: true }, 'Any'), context: { personas } }, true],
    ['the name of a track event', { ...track('u', {}, 'Audience Exited'), context: { personas } }, false],
    ['nothing', { type: 'identify', userId: 'u', context: { personas } }, undefined],
  ])('has the audience that an event is about, told by %s', (_, event, membership) => {
    expect(json({}, event)).toEqual({
      mode: 'add',
      audience: { key: 'vips', id: 'aud_1', ...(membership === undefined ? {} : { membership }) },
    })
  })

  it('has no audience for a computed trait', () => {
    const context = { personas: { ...personas, computation_class: 'trait' } }
    expect(json({}, { ...track('u'), context })).toEqual({ mode: 'add' })
  })
})
