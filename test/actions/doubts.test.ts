import { describe, expect, it } from 'vitest'
import { type Destination, findDefinitionDoubts } from '../../src/actions/index.js'
import { acme, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const found = (definition: Destination) =>
  findDefinitionDoubts(deepFreeze(definition)).map(({ code, severity, pointer }) => [code, severity, pointer])

const event = { type: 'identify' }
const good = { title: 'good', event, requests: [] }
const failure = { title: 'bad', event, outcome: { code: 'PAYLOAD_VALIDATION_FAILED' } }
const upsert = ['actions', 'upsert']
const examples = [...upsert, 'examples']

/** The definition without doubts, and with one part replaced. */
const acmeBut = (path: readonly string[], value: unknown) => {
  const copy = structuredClone<object>(changed(path, value))
  return path.join() === examples.join() ? changed(path, value) : (withExamples(copy) as Destination)
}

function withExamples(definition: object): object {
  Object.assign(Reflect.get(Reflect.get(definition, 'actions'), 'upsert'), { examples: [good, failure] })
  return definition
}

it('a definition that says everything has no doubts', () => {
  expect(found(acmeBut([...upsert, 'description'], 'x'))).toEqual([])
})

describe('a setting with the name of a secret', () => {
  it.each([
    'apiKey',
    'api_key',
    'API-KEY',
    'apikey',
    'accessToken',
    'token',
    'clientSecret',
    'password',
    'source_write_key',
    'APIKey',
    'signingKey',
    'credentials',
  ])('is doubted: %s', (name) => {
    const at = ['settings', 'properties', name]
    expect(found(acmeBut(at, { type: 'string' }))).toEqual([
      ['definition/unmarked-secret', 'warning', `/settings/properties/${name}`],
    ])
    expect(found(acmeBut(at, { type: 'string', format: 'password' }))).toEqual([])
  })

  it.each([
    'key',
    'primaryKey',
    'publicKey',
    'tokenUrl',
    'tokenType',
    'secretName',
    'keyboard',
    'passwordHint',
    'region',
  ])('is not doubted: %s', (name) => {
    expect(found(acmeBut(['settings', 'properties', name], { type: 'string' }))).toEqual([])
  })

  it.each([{ type: 'boolean' }, { enum: ['bearer', 'basic'] }, { type: 'integer' }])(
    'is not doubted where it holds no free text: %j',
    (schema) => {
      expect(found(acmeBut(['settings', 'properties', 'token'], schema))).toEqual([])
    },
  )

  it('is found at any depth', () => {
    const inner = { type: 'object', properties: { token: { type: 'string' } } }
    expect(found(acmeBut(['settings', 'properties', 'auth'], inner))).toEqual([
      ['definition/unmarked-secret', 'warning', '/settings/properties/auth/properties/token'],
    ])
    expect(found(acmeBut(['settings', 'properties', 'list'], { type: 'array', items: inner }))).toEqual([
      ['definition/unmarked-secret', 'warning', '/settings/properties/list/items/properties/token'],
    ])
  })
})

describe('an action', () => {
  const few = ['definition/few-examples', 'warning', '/actions/upsert/examples']

  it.each([
    ['without examples', [], [few, few]],
    ['with one good example', [good], [few, few]],
    ['with one failure', [failure], [few]],
    ['with no failure', [good, good], [few]],
    ['with both', [good, failure], []],
  ])('%s', (_, list, said) => {
    expect(found(changed(examples, list))).toEqual(said)
  })
})

describe('a required field that the default mapping never gives', () => {
  const required = ['map/required-field', 'error', '/actions/upsert/mapping']
  const { fields } = acme.actions.upsert
  const missing = { ...fields, required: ['id', 'note'] }

  it('is doubted', () => {
    expect(found(acmeBut([...upsert, 'fields'], missing))).toEqual([required])
    expect(found(acmeBut([...upsert, 'mapping'], {}))).toEqual([required])
  })

  it('is not doubted where an example shows who gives it', () => {
    const definition = structuredClone<object>(changed([...upsert, 'fields'], missing))
    const shown = { ...good, mapping: { note: 'x' } }
    Object.assign(Reflect.get(Reflect.get(definition, 'actions'), 'upsert'), { examples: [shown, failure] })
    expect(found(definition as Destination)).toEqual([])
  })
})
