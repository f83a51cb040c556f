import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { renderDiagnostics } from '../../src/diagnostics/render.js'
import type { Json } from '../../src/json/value.js'
import { type CheckMappingOptions, checkMapping } from '../../src/mappings/index.js'
import { subjects } from '../mutants/subject.js'

const path = (text: string): Json => ({ '@path': text })
const template = (text: string): Json => ({ '@template': text })

const schema = {
  type: 'object',
  properties: {
    amount: { type: 'number' },
    count: { type: 'integer', minimum: 1 },
    email: { type: 'string', format: 'email' },
    currency: { enum: ['USD', 'EUR'] },
    label: { type: 'string', maxLength: 10 },
    code: { type: 'string', pattern: '^[A-Z]{3}$' },
    when: { type: 'string', format: 'date-time' },
    flag: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' } },
    note: { type: ['string', 'null'] },
    secret: { type: 'string', format: 'password', minLength: 40 },
    person: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, age: { type: 'number' } },
    },
    items: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['sku'],
        properties: { sku: { type: 'string' }, price: { type: 'number' } },
      },
    },
    any: {},
  },
}
const requiring = (...required: readonly string[]) => ({ ...schema, required })
const track: CheckMappingOptions = { schema, event: 'track' }

/** Mistakes, each with its title; what a person is shown stands in the golden file. */
const mistakes: readonly (readonly [title: string, mapping: Json, options: CheckMappingOptions])[] = [
  ['a path that is written as text', { label: '$.userId', tags: ['@.sku', 'a $.b'] }, track],
  ['a filter in a template', { label: template('{{ event | upcase }}') }, track],
  [
    'the whole where an element is meant',
    {
      items: {
        '@each': { in: path('$.properties.products'), do: { sku: path('sku'), price: path('@.price') } },
      },
    },
    track,
  ],
  ['a template where a number is needed', { amount: template('EUR {{properties.total}}') }, track],
  ['a date where a number is needed', { count: path('$.timestamp') }, track],
  ['an object where text is needed', { label: path('$.context.page') }, track],
  ['a list where one value is needed', { label: [path('$.userId'), path('$.anonymousId')] }, track],
  ['a list of objects where a number is needed', { amount: path('$.context.userAgentData.brands') }, track],
  ['a value that is not in the list', { currency: 'EURO' }, track],
  [
    'a value that is not in the list in one case',
    { currency: { '@switch': { on: path('$.event'), cases: { a: 'EUR', b: 'Usd' } } } },
    track,
  ],
  ['a constant that is too long', { label: 'much too long a label' }, track],
  ['a constant of another form', { code: 'euro', when: 'tomorrow', email: 'ann at example.com' }, track],
  [
    'a day where a moment is needed',
    { when: { '@date': { value: path('$.timestamp'), to: 'date' } } },
    track,
  ],
  ['a UUID where an e-mail address is needed', { email: { '@uuid': { name: path('$.userId') } } }, track],
  [
    'named groups where one text is needed',
    { label: { '@extract': { value: path('$.event'), pattern: '(?P<first>\\w+) (?P<second>\\w+)' } } },
    track,
  ],
  [
    'all the names of an address where one is needed',
    { label: { '@url': { value: path('$.context.page.url'), part: 'query' } } },
    track,
  ],
  [
    'a walked object where a number is needed',
    { amount: { '@walk': { in: { sum: path('$.properties.total') }, do: template('{{@}}') } } },
    track,
  ],
  ['a number that is too small', { count: 0 }, track],
  ['a secret is not shown', { secret: 'hush' }, track],
  ['a template that is no address', { email: template('mail to {{traits.email}}') }, track],
  ['text where an object is needed', { person: 'u-1' }, track],
  ['a field that is missing in an object', { person: { age: 5 } }, track],
  [
    'wrong elements',
    {
      tags: [{ a: 1 }],
      items: {
        '@each': {
          in: path('$.properties.products'),
          do: { sku: path('@.sku'), price: template('{{@.price}} EUR') },
        },
      },
    },
    track,
  ],
  ['too few elements', { items: [] }, track],
  [
    'what can never come out',
    { label: { '@split': { value: path('$.context.page'), separator: ',' } } },
    track,
  ],
  ['a field that there is not', { amuont: 1, person: { id: 'a', agee: 5 } }, track],
  [
    'required fields',
    { amount: '', flag: null },
    { schema: requiring('amount', 'flag', 'email'), event: 'track' },
  ],
  [
    'a required field that may be missing',
    { email: path('$.traits.email'), label: template('{{name}}') },
    { schema: requiring('email', 'label'), event: ['identify', 'page', 'screen'] },
  ],
  [
    'slips in the known part',
    [
      path('$.contxt.ip'),
      path('$.context.ipp'),
      path('$.userID'),
      path('$.property.total'),
      template('{{context.page.ttile}}'),
    ],
    { event: 'track' },
  ],
  [
    'slips in a query and in a loop',
    {
      '@if': {
        condition: 'context.locael = "de"',
        then: { '@each': { in: path('$.context.userAgentData.brands'), do: path('@.brnad') } },
      },
    },
    { event: 'track' },
  ],
  [
    'a field of text, a name in a list',
    [path('$.userId.id'), path('$.context.userAgentData.brands.brand')],
    { event: 'track' },
  ],
  ['a payload that is none', template('{{userId}}'), track],
  [
    'what a tracking plan knows',
    {
      amount: path('$.properties.note'),
      count: path('$.properties.totl'),
      currency: path('$.properties.currency'),
    },
    {
      schema: requiring('currency'),
      event: 'track',
      plan: {
        'Order Completed': {
          type: 'object',
          properties: {
            properties: {
              type: 'object',
              required: ['total'],
              properties: {
                total: { type: 'number' },
                note: { type: 'array', items: { type: 'object' } },
                currency: { type: 'string' },
              },
            },
          },
          required: ['properties'],
        },
      },
    },
  ],
  [
    'what the schema of another scope knows',
    { label: path('$.payload.nmae'), code: path('$.payload.kind'), note: path('$.settings') },
    {
      schema,
      scope: {
        type: 'object',
        required: ['payload'],
        additionalProperties: false,
        properties: {
          payload: {
            type: 'object',
            required: ['kind'],
            properties: { name: { type: 'string' }, kind: { enum: ['one', 'two'] } },
          },
        },
      },
    },
  ],
]

it('reads like the golden file', async () => {
  const text = mistakes
    .map(([title, mapping, options]) => {
      const problems = checkMapping(mapping, options)
      expect(problems, title).not.toEqual([])
      return `# ${title}\n${JSON.stringify(mapping)}\n\n${renderDiagnostics(problems)}\n`
    })
    .join('\n\n')
  await expect(text).toMatchFileSnapshot('./types.golden.txt')
})

describe('nothing is said', () => {
  it.each<[string, Json, CheckMappingOptions]>([
    ['where nothing is known', { a: path('$.contxt.ip') }, {}],
    ['of numeric text for a number', { amount: '12.5', count: template('{{properties.count}}') }, track],
    ['of a number for text', { label: 5, note: true }, track],
    [
      'of a number of the event for text',
      { label: path('$.version'), note: path('$.context.active') },
      track,
    ],
    ['of one value for a list, and of a list of one for a value', { tags: 'new', label: ['a'] }, track],
    ['of a list that may be a list of one', { label: path('$.properties.names') }, track],
    [
      'of 1 and "true" for a flag',
      { flag: { '@if': { condition: 'event = "a"', then: 1, else: 'true' } } },
      track,
    ],
    ['of null where it is taken away', { amount: null, note: null }, track],
    ['of empty text at the root', { email: '', amount: template('{{properties.total}}') }, track],
    [
      'of fields of the sender',
      [path('$.projectId'), path('$.properties.x.y'), path('$.traits.z'), path('$.context.shop.id')],
      { event: 'track' },
    ],
    ['of what another type of event has', { label: path('$.name') }, track],
    [
      'of a user id, one of which is always there',
      { person: { id: { '@coalesce': [path('$.userId'), path('$.anonymousId')] } } },
      { schema: requiring('person'), event: 'identify' },
    ],
    [
      'of a fallback for what may be missing',
      { email: { '@coalesce': [path('$.traits.email'), 'a@example.com'] } },
      { schema: requiring('email'), event: 'identify' },
    ],
    [
      'of a branch that is not taken where something is there',
      { label: { '@if': { exists: path('$.traits.name'), then: path('$.traits.name'), else: 'x' } } },
      { schema: requiring('label'), event: 'identify' },
    ],
    [
      'of what a directive does with data that it is not made for',
      { items: { '@arrayPath': ['$.properties.products', { sku: path('$.sku') }] } },
      track,
    ],
    [
      'of the same where a directive gives the data',
      { items: { '@arrayPath': [path('$.properties.products'), { sku: path('$.sku') }] } },
      track,
    ],
    [
      'of schemas that are not understood',
      { any: { a: [1] } },
      {
        schema: { type: 'object', properties: { any: { not: { type: 'string' }, if: {}, $ref: '#' } } },
        event: 'track',
      },
    ],
    [
      'of an alternative that fits',
      { any: 5 },
      {
        schema: { type: 'object', properties: { any: { anyOf: [{ type: 'string' }, { type: 'number' }] } } },
      },
    ],
  ])('%s', (_, mapping, options) => {
    expect(checkMapping(mapping, options)).toEqual([])
  })

  it('of the default mappings of all definitions, beyond what may be missing', () => {
    for (const { fields, mapping, events, name } of subjects) {
      const found = checkMapping(mapping, { schema: fields, event: events, functions })
      expect(
        found.filter(({ code }) => code !== 'map/maybe-missing'),
        name,
      ).toEqual([])
    }
    expect(subjects.length).toBeGreaterThan(definitions.length)
  })
})

it('tells an error only where no event could help, and what only some events break as a warning', () => {
  const severityOf = (mapping: Json) => checkMapping(mapping, track).map(({ severity }) => severity)
  expect(severityOf({ amount: template('EUR {{event}}') })).toEqual(['error'])
  expect(severityOf({ amount: path('$.context.page') })).toEqual(['warning'])
  // Empty text at the root is taken away.
  expect(
    severityOf({
      amount: { '@coalesce': [path('$.context.locale'), 'x'] },
      person: { '@coalesce': [path('$.event'), 'x'] },
    }),
  ).toEqual(['warning', 'warning', 'warning'])
  expect(severityOf({ person: { id: path('$.event'), age: path('$.event') } })).toEqual([])
  expect(severityOf({ person: { id: path('$.context.page') } })).toEqual(['error'])
  expect(severityOf({ items: { '@each': { in: path('$.properties.p'), do: { sku: [1, 2] } } } })).toEqual([
    'warning',
  ])
})

it('does not call an error what is right where coercion drops an element', () => {
  const listOf = (rules: object) => ({ type: 'object', properties: { x: { type: 'array', ...rules } } })
  const severityOf = (mapping: Json, rules: object) =>
    checkMapping(mapping, { schema: listOf(rules), event: 'track' }).map(({ severity }) => severity)
  expect(severityOf({ x: [path('$.userId')] }, { maxItems: 0, items: { type: 'string' } })).toEqual([])
  expect(severityOf({ x: [path('$.context.active')] }, { items: { enum: ['a'], type: 'string' } })).toEqual([
    'warning',
  ])
  expect(severityOf({ x: [path('$.type')] }, { items: { enum: ['a'], type: 'string' } })).toEqual(['error'])
})

describe('a list of one empty text, for a text that must not be empty', () => {
  const code = { type: 'string', minLength: 1 }
  const inside = { type: 'object', properties: { code } }
  it.each<[title: string, mapping: Json, schema: CheckMappingOptions['schema'], severity: string]>([
    ['is taken away from a payload', { code: [''] }, inside, 'warning'],
    ['is missed there where it is required', { code: [''] }, { ...inside, required: ['code'] }, 'error'],
    [
      'is refused further down',
      { a: { code: [''] } },
      { type: 'object', properties: { a: inside } },
      'error',
    ],
  ])('%s', (_title, mapping, schema, severity) => {
    expect(checkMapping(mapping, { schema, event: 'track' }).map((problem) => problem.severity)).toEqual([
      severity,
    ])
  })
})
