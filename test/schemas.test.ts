import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { parse } from 'yaml'
import { publishedSchemas, textOfSchema } from '../docs/pages/published-schemas.js'
import { acme, changed } from './acme.js'

const at = (path: string) => new URL(`../${path}`, import.meta.url)
const yamlAt = (path: string): unknown => parse(readFileSync(at(path), 'utf8'))

/** Whether a value is valid, as an editor with the file from the package says. */
function validatorOf(path: string): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false })
  addFormats.default(ajv)
  const validate = ajv.compile(JSON.parse(readFileSync(at(path), 'utf8')))
  return (value) => validate(value) === true
}

it.each(publishedSchemas.map(({ path, schema }) => [path, schema] as const))(
  '%s is what the code says of itself',
  (path, schema) => {
    expect(readFileSync(at(path), 'utf8')).toBe(textOfSchema(schema))
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: expect.any(String),
      description: expect.any(String),
    })
  },
)

/** The keys of a schema, at any depth, of which nothing is said to whoever points at them. */
function untold(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, inner]) => {
    if (keyword !== 'properties') return untold(inner, `${path}/${keyword}`)
    // Where a key is told of at one place, others only take it: `{}`.
    return Object.entries(inner).flatMap(([key, value]) => [
      ...(Object.keys(Object(value)).length === 0 ||
      'description' in Object(value) ||
      'const' in Object(value)
        ? []
        : [`${path}.${key}`]),
      ...untold(value, `${path}.${key}`),
    ])
  })
}

it.each(['destination', 'connections', 'cases'])(
  'every key of the schema of a %s file says what it is',
  (name) => {
    expect(untold(JSON.parse(readFileSync(at(`schemas/${name}.schema.json`), 'utf8')), name)).toEqual([])
  },
)

describe('the published schema of definitions', () => {
  const isValid = validatorOf('schemas/destination.schema.json')

  it.each(definitions.map((definition) => [definition.slug, definition] as const))(
    'takes %s',
    (_, definition) => {
      expect(isValid(definition)).toBe(true)
    },
  )

  it('takes the key by which a file names it', () => {
    expect(isValid({ $schema: './destination.schema.json', ...acme })).toBe(true)
  })

  it.each<readonly [string, unknown]>([
    ['an unknown key', changed(['actoins'], {})],
    ['no slug', changed(['slug'], undefined)],
    ['a version that is none', changed(['version'], '1.0')],
    ['an event type that there is not', changed(['events'], ['trakc'])],
    ['an action without fields', changed(['actions', 'upsert', 'fields'], undefined)],
    ['an unknown key of a request', changed(['actions', 'upsert', 'request', 'jsno'], {})],
    ['a scheme without what it needs', changed(['auth'], { type: 'bearer' })],
    ['a list', []],
  ])('refuses %s', (_, definition) => {
    expect(isValid(definition)).toBe(false)
  })
})

describe('the published schema of connections', () => {
  const isValid = validatorOf('schemas/connections.schema.json')
  const connection = { id: 'a', destination: 'slack', subscriptions: [{ action: 'postToChannel' }] }

  it.each(['examples/shop/waybill.yaml'])('takes %s', (path) => {
    expect(isValid(yamlAt(path))).toBe(true)
  })

  it('takes definitions of one’s own', () => {
    expect(isValid({ $schema: 'x', destinations: ['acme.yaml'], connections: [connection] })).toBe(true)
  })

  it.each<readonly [string, unknown]>([
    ['no connections', {}],
    ['an unknown key', { connections: [connection], conections: [] }],
    ['a connection without an id', { connections: [{ ...connection, id: undefined }] }],
    ['an unknown key of a connection', { connections: [{ ...connection, setings: {} }] }],
    [
      'an unknown key of a subscription',
      { connections: [{ ...connection, subscriptions: [{ action: 'a', triger: 'x' }] }] },
    ],
  ])('refuses %s', (_, value) => {
    expect(isValid(JSON.parse(JSON.stringify(value)))).toBe(false)
  })
})

describe('the published schema of cases', () => {
  const isValid = validatorOf('schemas/cases.schema.json')
  const one = { title: 'a', event: { type: 'track' }, requests: [] }
  const subscriptions = [{ action: 'send', enabled: true }]

  it.each<readonly [string, object]>([
    ['an action', { action: 'send', mapping: { a: 1 }, syncMode: 'add', useDefaults: false }],
    ['a preset', { preset: 'All' }],
    ['a connection of a file', { connection: 'hook' }],
    ['a connection with filters', { connection: { subscriptions, filters: [] } }],
    ['several events', { event: undefined, events: [{ type: 'track' }], payloads: [{}] }],
    [
      'answers',
      { responses: [{ status: 500 }], outcome: { status: 'retry' }, match: 'part', now: '2026-01-01' },
    ],
  ])('takes %s', (_, parts) => {
    const cases = { $schema: 'x', definition: 'acme.yaml', settings: {}, cases: [{ ...one, ...parts }] }
    expect(isValid(JSON.parse(JSON.stringify(cases)))).toBe(true)
  })

  it.each<readonly [string, object]>([
    ['an unknown key', { evnet: {} }],
    ['no event', { event: undefined }],
    ['an event and several', { events: [] }],
    ['nothing that is expected', { requests: undefined }],
    ['two things that it could go to', { action: 'send', preset: 'All' }],
    ['a mapping without the action that it is for', { mapping: {} }],
    ['a connection with settings', { connection: { subscriptions, settings: {} } }],
  ])('refuses %s', (_, parts) => {
    expect(isValid(JSON.parse(JSON.stringify({ cases: [{ ...one, ...parts }] })))).toBe(false)
  })
})
