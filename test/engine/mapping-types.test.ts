import { describe, expect, it } from 'vitest'
import { createEngine } from '../../src/index.js'
import { acme, acmeSettings } from '../acme.js'

const engine = createEngine({ destinations: [acme] })
const withUser = 'type = "identify" and exists(userId)'

const found = (mapping: object, trigger = withUser) =>
  engine
    .check({
      id: 'crm',
      destination: 'acme',
      settings: acmeSettings,
      subscriptions: [{ action: 'upsert', enabled: true, trigger, mapping }],
    })
    .map(({ code, severity, pointer, message }) => [severity, code, pointer, message])

const path = (text: string) => ({ '@path': text })

describe('a connection warns of a mapping', () => {
  it.each<[string, object, string, readonly unknown[]]>([
    [
      'that can only give what the action refuses',
      { age: { '@template': 'age: {{traits.age}}' } },
      withUser,
      [
        'map/type',
        '/age/@template',
        '"age" needs a whole number, but this mapping can only give text that holds "age: "',
      ],
    ],
    [
      'that reads a field nearly by its name',
      { note: path('$.contxt.ip') },
      withUser,
      ['map/unknown-path', '/note/@path', '$.contxt is not a known field'],
    ],
    [
      'whose required field may be missing where the trigger lets the event through',
      {},
      'type = "identify"',
      ['map/maybe-missing', '/id/@path', '"id" is required, but $.userId may be missing on an identify call'],
    ],
    [
      'that looks a name up which the trigger lets through and the table lacks',
      { id: { '@switch': { on: path('$.event'), cases: { Signed: 'x' } } } },
      'type = "track" and (event = "Left" or event = "Signed")',
      ['map/maybe-missing', '/id/@switch', '"id" is required, but this may be missing on a track call'],
    ],
  ])('%s', (_, mapping, trigger, [code, pointer, message]) => {
    expect(found(mapping, trigger)).toEqual([
      ['warning', code, `/subscriptions/0/mapping${pointer}`, message],
    ])
  })
})

describe('a connection does not warn', () => {
  it.each<[string, object, string]>([
    ['of what the trigger asks for', {}, withUser],
    ['of what coercion makes valid', { age: '41', tags: 'new', note: 5 }, withUser],
    [
      'of a field that is there for the name the trigger asks for',
      { id: { '@switch': { on: path('$.event'), cases: { Signed: 'x' } } } },
      'type = "track" and event = "Signed"',
    ],
    [
      'where the trigger can not be met by the little that is known',
      {},
      'type = "identify" and match(userId, "u-*")',
    ],
    [
      'of fields that only the sender knows',
      { note: path('$.projectId'), email: path('$.context.shop') },
      withUser,
    ],
  ])('%s', (_, mapping, trigger) => {
    expect(found(mapping, trigger)).toEqual([])
  })
})
