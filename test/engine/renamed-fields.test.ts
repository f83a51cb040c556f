import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../src/actions/index.js'
import { createEngine, type SubscriptionConfig } from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const { upsert } = acme.actions
const destination = deepFreeze({
  ...acme,
  actions: {
    upsert: {
      ...upsert,
      deprecated: 'use "save"',
      renamed: { mail: 'email', key: 'id' },
      fields: {
        ...upsert.fields,
        properties: {
          ...upsert.fields.properties,
          note: { type: 'string', deprecated: 'use tags' },
          tags: { type: 'array', items: { type: 'string' }, deprecated: true },
        },
      },
    },
  },
} as const)
const engine = createEngine({ destinations: [destination] })
const config = (subscription: Partial<SubscriptionConfig>) =>
  deepFreeze({
    id: 'crm',
    destination: 'acme',
    settings: acmeSettings,
    subscriptions: [
      { action: 'upsert', enabled: true, trigger: 'exists(userId) and exists(traits.age)', ...subscription },
    ],
  })
const outdated = { code: 'config/deprecated', message: 'the action "upsert" is deprecated: use "save"' }
const found = (subscription: Partial<SubscriptionConfig>) =>
  engine
    .check(config(subscription))
    .filter(({ message }) => message !== outdated.message)
    .map(({ severity, code, pointer, message }) => [severity, code, pointer, message])
const requestOf = (subscription: Partial<SubscriptionConfig>) =>
  engine
    .connect(config(subscription))
    .evaluate({ type: 'identify', userId: 'u', traits: { email: 'a@example.com', age: 1 } }).deliveries[0]
    ?.requests[0]

it('is a definition without problems', () => {
  expect(checkDefinition(destination)).toEqual([])
})

describe('a mapping to the old name of a field', () => {
  it('is carried over to the new one, with a warning', () => {
    const mapping = { mail: 'b@example.com', key: { '@path': '$.traits.age' } }
    expect(found({ mapping })).toEqual([
      [
        'warning',
        'config/renamed',
        '/subscriptions/0/mapping/mail',
        'the field "mail" is called "email" now',
      ],
      ['warning', 'config/renamed', '/subscriptions/0/mapping/key', 'the field "key" is called "id" now'],
    ])
    expect(requestOf({ mapping })).toMatchObject({
      url: 'https://api-us.acme.example/v2/people/1?source=identify',
      json: { email: 'b@example.com' },
    })
  })

  it('gives way to one to the new name', () => {
    const mapping = { mail: 'old@example.com', email: 'new@example.com' }
    expect(found({ mapping })).toEqual([
      [
        'warning',
        'config/renamed',
        '/subscriptions/0/mapping/mail',
        'the field "mail" is called "email" now, which is mapped too, so this mapping is left out',
      ],
    ])
    expect(requestOf({ mapping })?.json).toMatchObject({ email: 'new@example.com' })
  })

  it('may be the name of a default that is not wanted', () => {
    expect(found({ without: ['age', 'mail'] })).toEqual([
      ['warning', 'config/renamed', '/subscriptions/0/without/1', 'the field "mail" is called "email" now'],
    ])
    expect(requestOf({ without: ['mail'] })?.json).toEqual({ age: 1 })
  })

  it('may have more keys after it where keys are expanded', () => {
    const action = {
      ...upsert,
      expandKeys: true,
      renamed: { houses: 'homes' },
      fields: {
        type: 'object' as const,
        properties: { id: { type: 'string' }, homes: { type: 'array', items: { type: 'object' } } },
      },
      mapping: { id: 'u' },
      checks: [],
      request: { method: 'POST', path: '/', json: { '@path': '$.payload' } },
    }
    const connection = createEngine({ destinations: [{ ...acme, actions: { upsert: action } }] }).connect(
      config({ mapping: { 'houses[0].city': 'Oslo' } }),
    )
    expect(connection.warnings.map(({ code, hint }) => [code, hint])).toEqual([
      ['config/renamed', 'write "homes[0].city"'],
    ])
    expect(
      connection.evaluate({ type: 'identify', userId: 'u', traits: { age: 1 } }).deliveries[0]?.requests[0]
        ?.json,
    ).toEqual({
      id: 'u',
      homes: [{ city: 'Oslo' }],
    })
  })

  it('leads to a field that there is, from a name that none has', () => {
    const problems = checkDefinition(
      changed(['actions', 'upsert', 'renamed'], { mail: 'emial', email: 'id' }),
    )
    expect(problems.map(({ code, pointer, message, hint }) => [code, pointer, message, hint])).toEqual([
      [
        'definition/reference',
        '/actions/upsert/renamed/mail',
        'there is no field "emial"',
        'did you mean "email"?',
      ],
      [
        'definition/reference',
        '/actions/upsert/renamed/email',
        'there is a field "email", so it is no old name',
        undefined,
      ],
    ])
  })
})

describe('what is deprecated', () => {
  it('is an action', () => {
    expect(engine.check(config({}))).toEqual([
      { ...outdated, severity: 'warning', pointer: '/subscriptions/0/action' },
    ])
  })

  it('is a field, where it is mapped', () => {
    expect(found({ mapping: { note: 'x', tags: ['y'] } })).toEqual([
      [
        'warning',
        'config/deprecated',
        '/subscriptions/0/mapping/note',
        'the field "note" is deprecated: use tags',
      ],
      ['warning', 'config/deprecated', '/subscriptions/0/mapping/tags', 'the field "tags" is deprecated'],
    ])
  })
})

it('tells of strict coercion where a mapping can not fit', () => {
  const strict = createEngine({ destinations: [changed(['actions', 'upsert', 'coercion'], 'strict')] })
  const mapping = { note: 5 }
  const codes = (one: typeof strict) => one.check(config({ mapping })).map(({ code }) => code)
  expect(codes(createEngine({ destinations: [acme] }))).toEqual([])
  expect(codes(strict)).toEqual(['map/type'])
  const connection = strict.connect(config({ mapping: { note: { '@path': '$.traits.age' } } }))
  const [outcome] = connection.evaluate({ type: 'identify', userId: 'u', traits: { age: 5 } }).outcomes
  expect(outcome?.reason).toBe('note: must be text, got 5 (from $.traits.age)')
})
