import fc from 'fast-check'
import memoize from 'lodash/memoize.js'
import { describe, expect, it } from 'vitest'
import { type Action, type CoercionChange, SchemaCompiler } from '../../src/actions/index.js'
import { compileCoercion } from '../../src/actions/payload/coercion.js'
import { payloadSchema } from '../../src/actions/payload/payload-schema.js'
import { compilePayload } from '../compile-payload.js'
import { deepFreeze } from '../deep-freeze.js'

const properties = {
  text: { type: 'string' },
  number: { type: 'number' },
  list: { type: 'array', items: { type: 'string' } },
  closed: { type: 'object', properties: { a: { type: 'string' } } },
  open: { type: 'object' },
  maybe: { type: ['string', 'null'] },
  pin: { type: 'string', format: 'password' },
  pins: { type: 'array', items: { type: 'string', format: 'password' } },
  login: {
    type: 'object',
    properties: { name: { type: 'string' }, key: { type: 'string', format: 'password' } },
  },
  when: { type: ['string', 'number'], format: 'date-like' },
} as const
const evaluations = ['compiled', 'closures'] as const
const schemas = { compiled: new SchemaCompiler('compiled'), closures: new SchemaCompiler('closures') }

/** The validators of an action on both back ends, compiled once. */
const validatorsOf = memoize((action: Pick<Action, 'fields' | 'coercion'>) =>
  evaluations.map((evaluation) => compilePayload(payloadSchema(action), schemas[evaluation], evaluation)),
)

function accept(action: Pick<Action, 'fields' | 'coercion'>, payload: Record<string, unknown>) {
  const [one, other] = validatorsOf(action).map((validator) => {
    const changes: CoercionChange[] = []
    const accepted = validator.accept(deepFreeze(payload), undefined, (change) => changes.push(change))
    return { ...accepted, changes }
  })
  expect(other).toEqual(one)
  return {
    payload: one?.payload,
    changes: one?.changes ?? [],
    problems: one?.problems.map(({ message }) => message),
  }
}

const lenient = { fields: { type: 'object', properties } } as const
const strict = { ...lenient, coercion: 'strict' } as const
const strictField = (name: keyof typeof properties) =>
  ({
    fields: {
      type: 'object',
      properties: { ...properties, [name]: { ...properties[name], coercion: 'strict' } },
    },
  }) as const

describe('an action with strict coercion', () => {
  it.each<readonly [title: string, payload: Record<string, unknown>, problems: readonly string[]]>([
    ['a number for text', { text: 5 }, ['text: must be text, got 5']],
    ['numeric text', { number: '5' }, ['number: must be a number, got "5"']],
    ['a single value for a list', { list: 'a' }, ['list: must be a list, got "a"']],
    ['a list of one for text', { text: ['a'] }, ['text: must be text, got ["a"]']],
    ['null in a list', { list: ['a', null] }, ['list[1]: must be text, got null']],
    ['null', { text: null }, ['text: must be text, got null']],
    ['an unknown field', { other: 1 }, ['other: is not known here']],
    ['one further down', { closed: { b: 1 } }, ['closed.b: is not known here']],
  ])('refuses %s', (_, payload, problems) => {
    expect(accept(strict, payload)).toEqual({ payload, problems, changes: [] })
    expect(accept(lenient, payload).changes).not.toEqual([])
  })

  it('takes what fits as it is, empty text, open objects and nulls among it', () => {
    const payload = { text: '', maybe: null, open: { a: null }, number: 5 }
    expect(accept(strict, payload)).toEqual({ payload, problems: [], changes: [] })
  })

  it('drops keys that hold undefined', () => {
    const payload = { text: 'a', number: undefined, closed: { a: undefined } }
    expect(accept(strict, payload).payload).toStrictEqual({ text: 'a', closed: {} })
  })
})

describe('a field with strict coercion', () => {
  it('is kept as it is with everything in it, while others are coerced', () => {
    const payload = { text: 5, closed: { a: 1, b: 2 } }
    expect(accept(strictField('closed'), payload)).toEqual({
      payload: { text: '5', closed: { a: 1, b: 2 } },
      problems: ['closed.b: is not known here', 'closed.a: must be text, got 1'],
      changes: [{ path: ['text'], change: 'converted', from: 5, to: '5' }],
    })
  })

  it('keeps empty text and null', () => {
    expect(accept(strictField('text'), { text: '', maybe: '' }).payload).toEqual({ text: '' })
    expect(accept(strictField('text'), { text: null }).problems).toEqual(['text: must be text, got null'])
  })
})

describe('the report of changes', () => {
  it('hides secrets, whatever is done to them', () => {
    const payload = { pin: 1234, pins: 'abc', login: { name: 5, key: 77 }, text: 8 }
    expect(accept(lenient, payload).changes).toEqual([
      { path: ['pin'], change: 'converted', from: '•••', to: '•••' },
      { path: ['pins'], change: 'converted', from: '•••', to: '•••' },
      { path: ['login', 'name'], change: 'converted', from: 5, to: '5' },
      { path: ['login', 'key'], change: 'converted', from: '•••', to: '•••' },
      { path: ['text'], change: 'converted', from: 8, to: '8' },
    ])
    expect(accept(lenient, { pin: '', login: { key: null } }).changes).toEqual([
      { path: ['pin'], change: 'removed-empty', from: '•••', to: undefined },
      { path: ['login', 'key'], change: 'removed-null', from: '•••', to: undefined },
    ])
  })

  it('hides one behind a reference and one by a pattern of names', () => {
    const secret = { type: 'string', format: 'password' }
    const fields = {
      type: 'object',
      $defs: { secret },
      properties: {
        keys: {
          type: 'object',
          additionalProperties: { type: 'string' },
          patternProperties: { '^k': secret },
        },
        pair: { type: 'array', items: { $ref: '#/$defs/secret' } },
      },
    } as const
    expect(accept({ fields }, { keys: { k1: 7 }, pair: 'x' }).changes.map(({ from }) => from)).toEqual([
      '•••',
      '•••',
    ])
  })

  it('tells of empty text that only a conversion brought to light', () => {
    expect(accept(lenient, { text: [''] })).toEqual({
      payload: {},
      problems: [],
      changes: [
        { path: ['text'], change: 'converted', from: [''], to: '' },
        { path: ['text'], change: 'removed-empty', from: '', to: undefined },
      ],
    })
  })
})

const value = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    [''],
    '5',
    ' 1e3 ',
    5,
    true,
    null,
    [null],
    ['a', null],
    { a: 1 },
    [[1]],
    'yes',
    undefined,
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const payloads = fc.dictionary(fc.constantFrom(...Object.keys(properties), 'other', '__proto__'), value, {
  noNullPrototype: true,
})
const actions: readonly Pick<Action, 'fields' | 'coercion'>[] = [
  lenient,
  strict,
  strictField('closed'),
  strictField('list'),
]

const coercionOf = memoize((action: Pick<Action, 'fields' | 'coercion'>) =>
  compileCoercion(payloadSchema(action)),
)

describe('any payload', () => {
  it('is coerced once and for all, never written to, and told of wherever it changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...actions), payloads, (action, payload) => {
        const once = accept(action, payload)
        const changes: CoercionChange[] = []
        coercionOf(action)(payload, (change) => changes.push(change))
        expect(once.changes).toEqual(changes)
        const twice = accept(action, { ...once.payload })
        expect(twice.payload).toEqual(once.payload)
        expect(twice.changes).toEqual([])
        expect(twice.problems).toEqual(once.problems)
        if (once.changes.length === 0) expect(once.payload).toEqual(payload)
        else expect(once.payload).not.toEqual(payload)
      }),
      { numRuns: 1000 },
    )
  })
})
