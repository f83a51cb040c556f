import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../src/json/value.js'
import { checkMapping, suggestMapping } from '../../src/mappings/index.js'
import { parsePath } from '../../src/mappings/paths.js'
import { nameOf } from '../../src/mappings/suggest/name-words.js'
import { synonyms } from '../../src/mappings/suggest/synonyms.js'
import { anyJson } from './arbitraries.js'
import { deepFreeze } from './back-ends.js'

const schemaOf = (properties: Record<string, Json>): JsonObject => deepFreeze({ type: 'object', properties })

/** The paths that are proposed for one field, the best first. */
function pathsFor(
  field: string,
  schema: Json,
  source: Parameters<typeof suggestMapping>[1],
): readonly Json[] {
  const [suggestion] = suggestMapping(schemaOf({ [field]: schema }), deepFreeze(source))
  return (suggestion?.candidates ?? []).map(({ mapping }) =>
    isObject(mapping) ? (mapping['@path'] as Json) : mapping,
  )
}

const firstColumn = (field: string, columns: readonly string[]): Json | undefined => {
  const [path] = pathsFor(field, { type: 'string' }, { columns })
  const parsed = typeof path === 'string' ? parsePath(path) : undefined
  return parsed !== undefined && 'keys' in parsed ? parsed.keys[0] : undefined
}

describe('from the columns of a table', () => {
  /** An export as people have it: every tool calls things otherwise. */
  const crm = [
    ...[
      'Id',
      'FirstName',
      'LastName',
      'E-Mail',
      'Phone_Number__c',
      'MailingCity',
      'MailingPostalCode',
      'Country Code',
    ],
    ...[
      'date_of_birth',
      'Company Name',
      'Job Title',
      'Web_Site',
      'number_of_employees',
      'signup_date',
      'Lang',
      'email_opt_in',
    ],
    ...[
      'sha256_email',
      'ZIP',
      'Gender__c',
      'uid',
      'utm_source',
      'utm_campaign',
      'Region',
      'industry__c',
      'LastModifiedDate',
    ],
  ]
  const shop = [
    ...[
      'fname',
      'lname',
      'email_address',
      'mobile',
      'transaction_amount',
      'curency',
      'order_number',
      'qty',
      'item_sku',
    ],
    ...[
      'product_title',
      'promo_code',
      'tax_amount',
      'shippingCost',
      'created',
      'customer_id',
      'address1',
      'town',
      'province',
    ],
    ...[
      'postcode',
      'ip_address',
      'ua',
      'page_location',
      'referer',
      'gclid',
      'lat',
      'lng',
      'line_items',
      'product_id',
      'is_test',
    ],
  ]

  it.each<[string, string]>([
    ['first_name', 'FirstName'],
    ['lastName', 'LastName'],
    ['email', 'E-Mail'],
    ['phone', 'Phone_Number__c'],
    ['city', 'MailingCity'],
    ['country', 'Country Code'],
    ['birthday', 'date_of_birth'],
    ['company', 'Company Name'],
    ['title', 'Job Title'],
    ['website', 'Web_Site'],
    ['employee_count', 'number_of_employees'],
    ['createdAt', 'signup_date'],
    ['locale', 'Lang'],
    ['zip_code', 'ZIP'],
    ['gender', 'Gender__c'],
    ['user_id', 'uid'],
    ['campaign_source', 'utm_source'],
    ['campaign_name', 'utm_campaign'],
    ['state', 'Region'],
    ['industry', 'industry__c'],
  ])('%s is first proposed to be %s of a CRM', (field, column) => {
    expect(firstColumn(field, crm)).toBe(column)
  })

  it.each<[string, string]>([
    ['first_name', 'fname'],
    ['surname', 'lname'],
    ['email', 'email_address'],
    ['phone_number', 'mobile'],
    ['amount', 'transaction_amount'],
    ['revenue', 'transaction_amount'],
    ['currency', 'curency'],
    ['order_id', 'order_number'],
    ['quantity', 'qty'],
    ['sku', 'item_sku'],
    ['product_name', 'product_title'],
    ['coupon', 'promo_code'],
    ['tax', 'tax_amount'],
    ['shipping', 'shippingCost'],
    ['created_at', 'created'],
    ['userId', 'customer_id'],
    ['street', 'address1'],
    ['city', 'town'],
    ['region', 'province'],
    ['postal_code', 'postcode'],
    ['client_ip_address', 'ip_address'],
    ['user_agent', 'ua'],
    ['event_source_url', 'page_location'],
    ['referrer', 'referer'],
    ['latitude', 'lat'],
    ['products', 'line_items'],
    ['content_id', 'product_id'],
  ])('%s is first proposed to be %s of a shop', (field, column) => {
    expect(firstColumn(field, shop)).toBe(column)
  })

  it.each<[string, readonly string[]]>([
    [
      'email',
      [
        'email_opt_in',
        'email_verified',
        'email_hash',
        'sha256_email',
        'hashed_email',
        'is_email_valid',
        'mailing_city',
      ],
    ],
    ['price', ['price_currency', 'prize', 'pricing_plan']],
    ['name', ['product_name', 'campaign_name', 'file_name', 'username']],
    ['id', ['order_id', 'product_id', 'width', 'paid']],
    ['user_id', ['anonymous_id', 'order_id', 'user', 'user_name', 'used']],
    ['order_id', ['product_id', 'order', 'order_date', 'border_id']],
    ['phone', ['phone_model', 'microphone', 'phone_type']],
    ['country', ['county', 'count', 'counter']],
    ['city', ['capacity', 'city_count', 'cite']],
    ['status', ['state', 'stats']],
    ['currency', ['current', 'frequency', 'cure']],
    ['value', ['order_id', 'valid', 'default_value_label']],
    ['first_name', ['last_name', 'name_first_letter', 'first_order', 'company_name']],
    ['quantity', ['quality', 'price', 'max_quantity']],
    ['latitude', ['altitude', 'longitude', 'attitude']],
    ['revenue', ['avenue', 'revenue_previous_share', 'previous_revenue']],
    ['gender', ['sender', 'general', 'tender']],
    ['', ['email', '', '__']],
    ['日本', ['email', 'x']],
  ])('nothing is proposed for %j of %j', (field, columns) => {
    expect(pathsFor(field, { type: 'string' }, { columns })).toEqual([])
  })
})

describe('from sample events', () => {
  const order = {
    type: 'track',
    event: 'Order Completed',
    messageId: 'm-1',
    userId: 'u-1',
    anonymousId: 'a-1',
    timestamp: '2026-03-02T08:00:00.000Z',
    context: {
      ip: '192.0.2.1',
      userAgent: 'Browser',
      locale: 'en-GB',
      device: { id: 'd-1', model: 'Phone 5', type: 'ios', advertisingId: 'ad-1' },
      os: { name: 'iOS', version: '19.1' },
      app: { version: '2.0.1' },
      campaign: { name: 'spring', source: 'news', medium: 'email' },
      page: { url: 'https://shop.example/thanks', title: 'Thanks' },
      traits: { email: 'ann@example.com', firstName: 'Ann', address: { city: 'Oslo', postalCode: '0150' } },
      library: { name: 'lib', version: '1.0' },
    },
    integrations: { All: true, email: true },
    properties: {
      order_id: 'o-1',
      total: 250,
      revenue: '199.5',
      currency: 'NOK',
      coupon: null,
      products: [{ sku: 'a', price: 9.5 }],
      price_list: 'summer',
      gift: 'yes',
    },
  }

  it.each<[string, Json, string]>([
    ['user_id', { type: 'string' }, '$.userId'],
    ['device_id', { type: 'string' }, '$.context.device.id'],
    ['event_name', { type: 'string' }, '$.event'],
    ['event_time', { type: 'string', format: 'date-time' }, '$.timestamp'],
    ['event_id', { type: 'string' }, '$.messageId'],
    ['client_ip', { type: 'string' }, '$.context.ip'],
    ['os_version', { type: 'string' }, '$.context.os.version'],
    ['app_version', { type: 'string' }, '$.context.app.version'],
    ['idfa', { type: 'string' }, '$.context.device.advertisingId'],
    ['utm_source', { type: 'string' }, '$.context.campaign.source'],
    ['page_url', { type: 'string', format: 'uri' }, '$.context.page.url'],
    ['email_address', { type: 'string', format: 'email' }, '$.context.traits.email'],
    ['fname', { type: 'string' }, '$.context.traits.firstName'],
    ['city', { type: 'string' }, '$.context.traits.address.city'],
    ['zip', { type: 'string' }, '$.context.traits.address.postalCode'],
    ['order_total', { type: 'number' }, '$.properties.total'],
    ['amount', { type: 'number' }, '$.properties.revenue'],
    ['items', { type: 'array' }, '$.properties.products'],
    ['language', { type: 'string' }, '$.context.locale'],
    ['coupon_code', { type: ['string', 'null'] }, '$.properties.coupon'],
    ['gift', { type: 'boolean' }, '$.properties.gift'],
    ['em', { type: 'string', title: 'Email' }, '$.context.traits.email'],
    ['address', { type: 'object' }, '$.context.traits.address'],
  ])('%s is first proposed to be read of %j', (field, schema, path) => {
    expect(pathsFor(field, schema, { event: order })[0]).toBe(path)
  })

  it.each<[string, Json]>([
    ['name', { type: 'string' }],
    ['version', { type: 'string' }],
    ['title', { type: 'string' }],
    ['currency', { type: 'number' }],
    ['total', { type: 'boolean' }],
    ['price_list', { type: 'number' }],
    ['products', { type: 'string' }],
    ['currency', { type: 'string', format: 'email' }],
    ['user_id', { type: 'number' }],
    ['all', { type: 'boolean' }],
  ])('nothing is proposed for %s of %j: no value there fits', (field, schema) => {
    expect(pathsFor(field, schema, { event: order })).toEqual([])
  })

  it('looks at the values of all samples', () => {
    const two = (first: Json, second: Json) => ({
      event: [{ properties: { size: first } }, { properties: { size: second } }],
    })
    expect(pathsFor('size', { type: 'number' }, two(1, null))).toEqual(['$.properties.size'])
    expect(pathsFor('size', { type: 'number' }, two('1', 2))).toEqual(['$.properties.size'])
    expect(pathsFor('size', { type: 'number' }, two(1, 'large'))).toEqual([])
  })

  it('gives a score and says why', () => {
    const schema = schemaOf({
      amount: { type: 'number' },
      currency: { type: 'string' },
      e_mail: { type: 'string' },
      adress: { type: 'string' },
      kind: { type: 'string', enum: ['a', 'b'] },
    })
    const event = {
      transaction_amount: '8',
      currency: 'EUR',
      email: 'x@example.com',
      address: 'Road 1',
      kind: 'c',
    }
    expect(suggestMapping(schema, { event })).toEqual([
      {
        field: 'amount',
        candidates: [
          {
            mapping: { '@path': '$.transaction_amount' },
            score: 0.86,
            reasons: [
              '"transaction_amount" and "amount" both mean revenue',
              'it is a number written as text',
            ],
          },
        ],
      },
      {
        field: 'currency',
        candidates: [
          { mapping: { '@path': '$.currency' }, score: 1, reasons: ['"currency" is the same name'] },
        ],
      },
      {
        field: 'e_mail',
        candidates: [
          {
            mapping: { '@path': '$.email' },
            score: 0.97,
            reasons: ['"email" is the same name, written in another way'],
          },
        ],
      },
      {
        field: 'adress',
        candidates: [
          {
            mapping: { '@path': '$.address' },
            score: 0.77,
            reasons: ['"address" is nearly spelled the same'],
          },
        ],
      },
      {
        field: 'kind',
        candidates: [
          {
            mapping: { '@path': '$.kind' },
            score: 0.8,
            reasons: ['"kind" is the same name', 'its value is none of those that the field takes'],
          },
        ],
      },
    ])
  })

  it('keeps to a threshold and a number of candidates', () => {
    const source = { columns: ['email', 'e-mail', 'Email Address', 'mail', 'shop_email'] }
    const schema = schemaOf({ email: { type: 'string' } })
    const scores = (options: Parameters<typeof suggestMapping>[2]) =>
      suggestMapping(schema, source, options)[0]?.candidates.map(({ score }) => score)
    expect(scores({})).toEqual([1, 0.97, 0.9])
    expect(scores({ most: 9 })).toEqual([1, 0.97, 0.9, 0.9, 0.68])
    expect(scores({ threshold: 0.95 })).toEqual([1, 0.97])
  })
})

it('gives mappings that compile, for any names and values, the same each time', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), anyJson, { maxKeys: 5 }),
      anyJson,
      fc.array(fc.string({ maxLength: 80 }), { maxLength: 8 }),
      (properties, sample, columns) => {
        const schema = deepFreeze({
          properties: { ...properties, ...(isObject(sample) ? sample : {}) } as JsonObject,
        })
        for (const source of [
          { event: sample as JsonObject },
          { columns: [...columns, ...Object.keys(properties)] },
        ]) {
          const suggestions = suggestMapping(schema, deepFreeze(source))
          expect(suggestions.map(({ field }) => field)).toEqual(Object.keys(schema.properties))
          expect(suggestMapping(schema, source)).toEqual(suggestions)
          for (const { mapping, score, reasons } of suggestions.flatMap(({ candidates }) => candidates)) {
            expect(checkMapping(mapping)).toEqual([])
            expect(score).toBeGreaterThanOrEqual(0.6)
            expect(score).toBeLessThanOrEqual(1)
            expect(reasons.length).toBeGreaterThan(0)
          }
        }
      },
    ),
    { numRuns: 300 },
  )
})

it('has each synonym once', () => {
  const names = synonyms.flatMap((line) => [...new Set(line.map((name) => nameOf(name).joined))])
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  for (const line of synonyms) for (const name of line) expect(nameOf(name).meaning, name).toBe(line[0])
})
