import { describe, expect, it } from 'vitest'
import { type ObjectSchema, SchemaCompiler } from '../../src/actions/index.js'
import { payloadSchema } from '../../src/actions/payload/payload-schema.js'
import { compilePayload } from '../compile-payload.js'
import { deepFreeze } from '../deep-freeze.js'

const fields = {
  email: { type: 'string', format: 'email', title: 'Email' },
  site: { type: 'string', format: 'uri', title: 'Site' },
  when: { type: ['string', 'number'], format: 'date-like', title: 'When' },
  age: { type: 'integer', minimum: 0, multipleOf: 1, title: 'Age' },
  price: { type: 'number', multipleOf: 0.01, title: 'Price' },
  plan: { type: 'string', enum: ['free', 'pro'], title: 'Plan' },
  code: { type: 'string', pattern: '^[A-Z]+$', maxLength: 4, title: 'Code' },
  secret: { type: 'string', format: 'password', minLength: 9, title: 'Secret' },
  hook: { type: 'string', pattern: '^https:', target: { hosts: ['*'] }, title: 'Hook' },
  tags: {
    type: 'array',
    items: { type: 'string', minLength: 1 },
    maxItems: 2,
    uniqueItems: true,
    title: 'Tags',
  },
  address: {
    type: 'object',
    title: 'Address',
    required: ['city'],
    properties: {
      city: { type: 'string', title: 'City' },
      zip: { type: 'string', minLength: 4 },
      pin: { type: 'string', format: 'password', minLength: 4, title: 'Pin' },
    },
  },
  items: {
    type: 'array',
    title: 'Items',
    items: {
      type: 'object',
      required: ['sku'],
      properties: { sku: { type: 'string', title: 'SKU' }, price: { type: 'number' } },
    },
  },
  either: {
    anyOf: [{ type: 'string', format: 'email' }, { type: 'string', format: 'uuid' }, { type: 'null' }],
    title: 'Either',
  },
  one: {
    oneOf: [
      { type: 'number', minimum: 1 },
      { type: 'number', maximum: 5 },
    ],
    title: 'One',
  },
  never: { not: { const: 'root' }, title: 'Name' },
  strict: { type: 'object', coercion: 'strict', title: 'Strict', properties: { a: { type: 'string' } } },
} as const

const withRules = (rules: object): ObjectSchema => ({ type: 'object', properties: fields, ...rules })
const contact = { anyOf: [{ required: ['email'] }, { required: ['site', 'age'] }] }
const paid = {
  if: { required: ['plan'], properties: { plan: { const: 'pro' } } },
  then: { required: ['email'] },
}

/** Rules besides the fields, payload, and what is said of it. */
const golden: readonly (readonly [
  rules: object,
  payload: Record<string, unknown>,
  messages: readonly string[],
])[] = [
  [{}, { email: 'n/a' }, ['Email: must be an email address, got "n/a" (from $.email)']],
  [{}, { email: { a: 1 } }, ['Email: must be text, got {"a":1} (from $.email)']],
  [{ required: ['email'] }, {}, ['Email: is required (from $.email)']],
  [{ required: ['email'] }, { email: '' }, ['Email: is required (from $.email)']],
  [
    {},
    { site: 'example.com' },
    ['Site: must be a whole address, such as https://example.com/path, got "example.com" (from $.site)'],
  ],
  [
    {},
    { when: 'soon' },
    ['When: must be a date, such as 2025-02-11T14:03:21Z, or a Unix time, got "soon" (from $.when)'],
  ],
  [
    {},
    { age: -1.5 },
    [
      'Age: must be 0 or more, got -1.5 (from $.age)',
      'Age: must be a multiple of 1, got -1.5 (from $.age)',
      'Age: must be a whole number, got -1.5 (from $.age)',
    ],
  ],
  [{}, { age: 'yes' }, ['Age: must be a whole number, got "yes" (from $.age)']],
  [{}, { price: 1.005 }, ['Price: must be a multiple of 0.01, got 1.005 (from $.price)']],
  [{}, { plan: 'gold' }, ['Plan: must be one of "free", "pro", got "gold" (from $.plan)']],
  [
    {},
    { code: 'x'.repeat(100) },
    [
      `Code: must have at most 4 characters, got "${'x'.repeat(59)}… (from $.code)`,
      `Code: must have the form ^[A-Z]+$, got "${'x'.repeat(59)}… (from $.code)`,
    ],
  ],
  [{}, { secret: 'hunter2' }, ['Secret: must have at least 9 characters (from $.secret)']],
  [{}, { hook: 'http://hook.example/T0KEN' }, ['Hook: must have the form ^https: (from $.hook)']],
  [
    {},
    { tags: ['a', 'a', ''] },
    [
      'Tags: must have at most 2 elements, got ["a","a",""] (from $.tags)',
      'Tags: must not repeat an element, got ["a","a",""] (from $.tags)',
      'Tags[2]: must not be empty, got "" (from $.tags.2)',
    ],
  ],
  [
    {},
    { address: { zip: '1', pin: '1' } },
    [
      'Address.City: is required (from $.address.city)',
      'Address.Pin: must have at least 4 characters (from $.address.pin)',
      'Address.zip: must have at least 4 characters, got "1" (from $.address.zip)',
    ],
  ],
  [{}, { address: [1, 2] }, ['Address: must be an object (from $.address)']],
  [
    {},
    { items: [{ sku: 'a' }, { price: 'free' }] },
    [
      'Items[1].SKU: is required (from $.items.1.sku)',
      'Items[1].price: must be a number, got "free" (from $.items.1.price)',
    ],
  ],
  [{}, { either: 'x' }, ['Either: must be an email address, or must be a UUID, got "x" (from $.either)']],
  [{}, { one: 3 }, ['One: has more than one of the forms of which it may have one, got 3 (from $.one)']],
  [{}, { never: 'root' }, ['Name: must not be "root", got "root" (from $.never)']],
  [contact, {}, ['The payload: needs "Email" or "Site" and "Age"']],
  [contact, { email: 'a@example.com' }, []],
  [
    { oneOf: [{ required: ['email'] }, { required: ['site'] }] },
    { email: 'a@example.com', site: 'https://example.com' },
    ['The payload: has more than one of the forms of which it may have one'],
  ],
  [paid, { plan: 'pro' }, ['Email: is required where "plan" is "pro" (from $.email)']],
  [paid, { plan: 'free' }, []],
  [
    { dependentRequired: { plan: ['email'] } },
    { plan: 'pro' },
    ['Email: is required where "Plan" is given (from $.email)'],
  ],
  [
    {},
    { strict: { a: 1, b: 2 } },
    ['Strict.b: is not known here (from $.strict.b)', 'Strict.a: must be text, got 1 (from $.strict.a)'],
  ],
]

describe.each(['compiled', 'closures'] as const)(
  'what is said of a payload by %s validation',
  (evaluation) => {
    const schemas = new SchemaCompiler(evaluation)
    it.each(golden)('with %j of %j', (rules, payload, messages) => {
      const validator = compilePayload(payloadSchema({ fields: withRules(rules) }), schemas, evaluation)
      const { problems } = validator.accept(deepFreeze(payload), (keys) => `$.${keys.join('.')}`)
      expect(problems.map(({ message }) => message)).toEqual(messages)
    })
  },
)

it('names the fields at fault, those that are one of several among them', () => {
  const validator = compilePayload(withRules(contact), new SchemaCompiler('closures'), 'closures')
  const { problems } = validator.accept({ plan: 'x', items: [{}] })
  expect(problems.map(({ fields }) => fields)).toEqual([['plan'], ['items'], ['email', 'site', 'age']])
})
