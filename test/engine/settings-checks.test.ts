import { describe, expect, it } from 'vitest'
import { checkDefinition, type Destination } from '../../src/actions/index.js'
import { type ConnectionConfig, createEngine } from '../../src/index.js'
import { acme, acmeSettings } from '../acme.js'

const { upsert } = acme.actions
const audience = {
  ...upsert,
  title: 'Add to audience',
  settings: {
    type: 'object',
    required: ['audienceId'],
    properties: {
      audienceId: { type: 'string', minLength: 3 },
      audienceKey: { type: 'string', format: 'password' },
      mode: { enum: ['add', 'replace'], default: 'add' },
    },
    dependentRequired: { audienceKey: ['mode'] },
  },
  checks: [
    {
      kind: 'settings',
      require: 'settings.audienceId != settings.apiKey',
      message: 'The audience is not the key.',
      fields: ['audienceId', 'apiKey'],
    },
    { require: 'payload.id != "root"', message: 'The root is not a person.', code: 'NO_PERSON' },
    {
      require: 'payload.age != null',
      message: 'Without an age.',
      code: 'NO_AGE',
      fields: ['age'],
      severity: 'warning',
    },
    { require: 'payload.note != null', message: 'Without a note.', severity: 'warning' },
  ],
  request: {
    method: 'POST',
    path: '/audiences/{{settings.audienceId}}',
    json: { mode: { '@path': '$.settings.mode' }, key: { '@path': '$.settings.audienceKey' } },
  },
} as const
const destination: Destination = {
  ...acme,
  checks: [
    {
      require: 'settings.region != "eu" or contains(settings.apiKey, "eu-")',
      message: 'A key of the EU begins with eu-.',
      fields: ['apiKey'],
    },
    {
      require: 'settings.apiKey != "k"',
      message: 'This is a short key.',
      severity: 'warning',
    },
  ],
  actions: { upsert, audience },
}
const engine = createEngine({ destinations: [destination] })
const trigger = 'type = "identify" and exists(userId)'
const config = (settings: object, action = 'audience', enabled = true): ConnectionConfig => ({
  id: 'crm',
  destination: 'acme',
  settings: { ...acmeSettings, ...settings },
  subscriptions: [
    { action, enabled, trigger },
    { action: 'upsert', enabled: true, trigger },
  ],
})
const found = (value: unknown) =>
  engine.check(value).map(({ code, severity, message, pointer }) => [severity, code, pointer, message])

it('is a definition without problems', () => {
  expect(checkDefinition(destination)).toEqual([])
})

describe('a check of the settings', () => {
  it.each<readonly [title: string, value: unknown, expected: readonly unknown[]]>([
    ['holds', config({ audienceId: 'abc' }), []],
    [
      'of an action fails at each setting that it names',
      config({ audienceId: 'key-123456' }),
      ['/settings/audienceId', '/settings/apiKey'].map((pointer) => [
        'error',
        'config/settings',
        pointer,
        'The audience is not the key.',
      ]),
    ],
    [
      'of an action is not asked where that is not enabled',
      config({ audienceId: 'key-123456' }, 'audience', false),
      [],
    ],
    [
      'of the destination fails',
      config({ region: 'eu' }, 'upsert'),
      [['error', 'config/settings', '/settings/apiKey', 'A key of the EU begins with eu-.']],
    ],
    [
      'only warns where it says so',
      config({ apiKey: 'k' }, 'upsert'),
      [['warning', 'config/settings', '/settings', 'This is a short key.']],
    ],
  ])('%s', (_, value, expected) => {
    expect(found(value)).toEqual(expected)
  })

  it('keeps a connection from being made, and a warning does not', () => {
    expect(() => engine.connect(config({ region: 'eu' }, 'upsert'))).toThrow(
      'A key of the EU begins with eu-.',
    )
    expect(engine.connect(config({ apiKey: 'k' }, 'upsert')).warnings).toHaveLength(1)
  })

  it('reads settings only', () => {
    const check = {
      kind: 'settings' as const,
      require: 'payload.id = settings.apiKye',
      message: 'x',
      fields: ['apiKye'],
    }
    const actions = { upsert: { ...upsert, checks: [check] } }
    expect(checkDefinition({ ...acme, actions }).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['definition/reference', '/actions/upsert/checks/0/fields/0'],
      ['definition/reference', '/actions/upsert/checks/0/require'],
      ['definition/request', '/actions/upsert/checks/0/require'],
    ])
  })
})

describe('a check that blames the settings', () => {
  const check = {
    blames: 'settings',
    require: 'payload.id != "eu-1" or settings.region = "eu"',
    message: 'People of the EU need a region of the EU.',
    fields: ['region'],
  } as const

  it('is asked of every payload, and says that the settings are at fault', () => {
    const actions = { upsert: { ...upsert, checks: [check] } }
    expect(checkDefinition({ ...acme, actions })).toEqual([])
    const connection = createEngine({ destinations: [{ ...acme, actions }] }).connect(config({}, 'upsert'))
    expect(connection.evaluate({ type: 'identify', userId: 'u' }).deliveries).toHaveLength(2)
    expect(connection.evaluate({ type: 'identify', userId: 'eu-1' }).outcomes[0]).toMatchObject({
      status: 'discarded',
      step: 'validation',
      kind: 'settings',
      code: 'INVALID_SETTINGS',
      reason: 'People of the EU need a region of the EU.',
      fields: ['region'],
    })
  })

  it('names settings', () => {
    const actions = { upsert: { ...upsert, checks: [{ ...check, fields: ['id'] }] } }
    expect(checkDefinition({ ...acme, actions }).map(({ code, pointer }) => [code, pointer])).toEqual([
      ['definition/reference', '/actions/upsert/checks/0/fields/0'],
    ])
  })
})

describe('the settings of an action', () => {
  it('are asked for where it is enabled', () => {
    expect(found(config({}))).toEqual([
      ['error', 'config/settings', '/settings/audienceId', '"audienceId" is required'],
    ])
    expect(found(config({}, 'audience', false))).toEqual([])
    expect(found(config({ audienceId: 'x' }, 'audience', false))).toEqual([])
    expect(found(config({ audienceId: 'x' }))).toEqual([
      ['error', 'config/settings', '/settings/audienceId', '"audienceId" must have at least 3 characters'],
    ])
  })

  it('are read by its templates, with their defaults, and their secrets are hidden', () => {
    const connection = engine.connect(config({ audienceId: 'abc', audienceKey: 'sesame' }))
    const [delivery] = connection.evaluate({ type: 'identify', userId: 'u' }).deliveries
    expect(delivery?.requests[0]).toMatchObject({
      url: 'https://api-us.acme.example/v2/audiences/abc',
      json: { mode: 'add', key: 'sesame' },
    })
    expect(delivery && connection.redact(delivery).requests[0]?.json).toEqual({ mode: 'add', key: '•••' })
  })

  it('are not read by others, and are called by a name of their own', () => {
    const reading = { ...upsert, request: { method: 'POST', path: '/{{settings.audienceId}}' } }
    const again = {
      ...upsert,
      settings: { type: 'object' as const, properties: { region: { type: 'string' } } },
    }
    const other = {
      ...upsert,
      settings: { type: 'object' as const, properties: { mode: { type: 'string' } } },
    }
    const actions = { audience, reading, again, other }
    expect(
      checkDefinition({ ...acme, actions }).map(({ code, pointer, message }) => [code, pointer, message]),
    ).toEqual([
      [
        'definition/reference',
        '/actions/again/settings/properties/region',
        'the destination has the setting "region" for all actions',
      ],
      [
        'definition/reference',
        '/actions/other/settings/properties/mode',
        'another action has a setting "mode" of another form',
      ],
      [
        'definition/reference',
        '/actions/reading/request/path',
        '$.settings.audienceId is read, but not declared',
      ],
    ])
  })

  it('are a schema themselves', () => {
    const wrong = { ...upsert, settings: { type: 'object' as const, properties: { a: { type: 'text' } } } }
    expect(checkDefinition({ ...acme, actions: { wrong } }).map(({ pointer }) => pointer)).toEqual([
      '/actions/wrong/settings',
    ])
  })
})

it('gives the warnings of checks with their codes and fields', () => {
  const connection = engine.connect(config({ audienceId: 'abc' }))
  const { deliveries, outcomes } = connection.evaluate({ type: 'identify', userId: 'u' })
  expect(deliveries).toHaveLength(2)
  expect(outcomes[0]?.details).toEqual({
    warnings: [
      { code: 'NO_AGE', message: 'Without an age.', fields: ['age'] },
      { message: 'Without a note.' },
    ],
  })
})

it('says so where settings are no JSON, and throws nothing', () => {
  expect(found({ ...config({}), settings: { apiKey: () => 'x' } }).length).toBeGreaterThan(0)
})
