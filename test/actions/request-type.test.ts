import { expect, it } from 'vitest'
import {
  type Action,
  compileDestination,
  type Destination,
  type RequestTemplate,
  SchemaCompiler,
  type TemplateTypes,
} from '../../src/actions/index.js'
import { misfits } from '../../src/expressions/types/misfits.js'
import { typeOfSchema } from '../../src/expressions/types/schema-type.js'
import { typeOfValue } from '../../src/expressions/types/type.js'

const fields = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string' },
    note: { type: 'string' },
    url: { type: 'string', format: 'uri', target: { hosts: ['*.example.com'] } },
  },
} as const

const relay = (request: RequestTemplate, action: Partial<Action> = {}): Destination => ({
  slug: 'relay',
  version: '1.0.0',
  name: 'Relay',
  events: ['track'],
  settings: { type: 'object', properties: { region: { type: 'string' }, key: { type: 'string' } } },
  auth: { type: 'query', name: 'key', value: { '@path': '$.settings.key' } },
  let: { host: { '@switch': { on: { '@path': '$.settings.region' }, cases: { eu: 'eu' }, default: 'us' } } },
  request: { baseUrl: 'https://{{let.host}}.relay.example/v1', hosts: ['*.relay.example'] },
  actions: { send: { title: 'Send', fields, request, examples: [], ...action } },
})

/** What is known of the one request of a definition. */
function typeOf(definition: Destination, known: TemplateTypes = {}) {
  const compiled = compileDestination(definition, new SchemaCompiler('closures'), { evaluation: 'closures' })
  const { actions } = compiled.destination ?? {}
  const [planned] = actions?.get('send')?.plan?.requests ?? []
  const type = planned?.typeOf?.({
    payload: typeOfSchema(fields),
    settings: typeOfValue({ region: 'eu', key: 'k' }),
    baseUrl: typeOfValue('https://eu.relay.example/v1'),
    credentials: typeOfValue({ query: { key: 'k' } }),
    ...known,
  })
  if (type === undefined) throw new Error(JSON.stringify(compiled.diagnostics))
  return type
}

it('knows of a body what is always there, and what it always is', () => {
  const json = {
    id: { '@path': '$.payload.id' },
    note: { '@path': '$.payload.note' },
    region: { '@path': '$.settings.region' },
  }
  const { request } = typeOf(relay({ method: 'POST', path: '/in', json }))
  const bodyOf = (body: object) =>
    misfits({ method: 'POST', json: body }, request).flatMap(({ pointer }) =>
      pointer.startsWith('/json') ? [pointer] : [],
    )
  expect(bodyOf({ id: 'a', region: 'eu' })).toEqual([])
  expect(bodyOf({ note: 'n', region: 'us', more: 1 })).toEqual(['/json/id', '/json/region', '/json/more'])
})

it('knows the addresses, with what may stand in their holes, and their queries', () => {
  const template = { method: 'GET', path: '/a.b/{{payload.id}}/{{payload.note}}x', query: { n: 1 } }
  const { addresses, queries } = typeOf(relay(template))
  expect(addresses).toEqual([{ origin: 'https://eu.relay.example', path: '/v1/a\\.b/[^/?#]*/[^/?#]*x' }])
  expect(queries).toEqual([typeOfValue({ n: 1 }), typeOfValue({ key: 'k' })])
})

it('knows each of several addresses that a setting chooses from', () => {
  const url = {
    '@switch': {
      on: { '@path': '$.settings.region' },
      cases: { eu: 'https://eu.relay.example/a' },
      default: 'https://us.relay.example/b',
    },
  }
  const definition = relay({ method: 'GET', url })
  const eu = { origin: 'https://eu.relay.example', path: '/a' }
  const us = { origin: 'https://us.relay.example', path: '/b' }
  expect(typeOf(definition).addresses).toEqual([eu])
  const settings = typeOfSchema(definition.settings)
  expect(typeOf(definition, { settings }).addresses).toEqual([eu, us])
  expect(typeOf(definition, { settings: typeOfValue({}) }).addresses).toEqual([us])
})

it('knows of an address that the payload gives which hosts it may have', () => {
  const { addresses } = typeOf(relay({ method: 'POST', url: { '@path': '$.payload.url' }, json: {} }))
  expect(addresses).toEqual([{ hosts: ['*.example.com'], path: '.*' }])
})

it('knows as much of a request that is skipped, or made for each element', () => {
  const template = { method: 'POST', path: '/in', json: { note: { '@path': '$.payload.note' } } }
  const type = typeOf(relay(template))
  const skipped = typeOf(relay({ ...template, when: 'exists(payload.note)' }))
  const each = typeOf(relay({ ...template, each: { '@path': '$.payload.note' } }))
  expect(skipped.addresses).toEqual(type.addresses)
  expect([skipped, each].map(({ request }) => request.shape?.fields.get('json'))).toEqual(
    Array(2).fill(type.request.shape?.fields.get('json')),
  )
})

it('knows the request that proves the credentials', () => {
  const definition = { ...relay({ method: 'GET', path: '/in' }), verify: { method: 'GET', path: '/me' } }
  const { destination } = compileDestination(definition, new SchemaCompiler('closures'), {
    evaluation: 'closures',
  })
  const type = destination?.verify?.typeOf?.({ baseUrl: typeOfValue('https://relay.example') })
  expect(type?.addresses).toEqual([{ origin: 'https://relay.example', path: '/me' }])
})

it('knows the most items of a batch where the settings decide on it', () => {
  const batch = { request: { method: 'POST', path: '/in', json: { '@path': '$.items' } } }
  const most = (maxItems: NonNullable<Action['batch']>['maxItems']) => {
    const action = { batch: { ...batch, ...(maxItems === undefined ? {} : { maxItems }) } }
    const { destination, diagnostics } = compileDestination(
      relay({ ...batch.request, json: {} }, action),
      new SchemaCompiler('closures'),
      { evaluation: 'closures' },
    )
    if (destination === undefined) throw new Error(JSON.stringify(diagnostics))
    return destination.actions.get('send')?.batch?.mostUnits({ settings: typeOfValue({ region: 'eu' }) })
  }
  expect(most(undefined)).toBe(1000)
  expect(most(75)).toBe(75)
  expect(most({ '@if': { condition: 'settings.region = "eu"', then: 10, else: 20 } })).toBe(10)
  expect(most({ '@path': '$.items[0].id' })).toBeUndefined()
})
