import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import salesforce from '../../definitions/salesforce/index.js'
import { createEngine } from '../../src/index.js'
import { isObject, type JsonObject } from '../../src/json/value.js'
import { deepFreeze } from '../deep-freeze.js'

/** A condition as SOQL reads it. */
type Condition = readonly [field: string, value: unknown]

/** The conditions of a look-up. Throws for a query that is anything else. */
function conditionsIn(soql: string, object: string): readonly Condition[] {
  const start = `SELECT Id FROM ${object} WHERE `
  if (!soql.startsWith(start)) throw new Error(`the query begins otherwise: ${soql}`)
  const found: Condition[] = []
  let rest = soql.slice(start.length)
  for (;;) {
    const [whole, field, literal] = condition.exec(rest) ?? []
    if (whole === undefined || field === undefined || literal === undefined)
      throw new Error(`no condition: ${rest}`)
    found.push([field, literalValue(literal)])
    rest = rest.slice(whole.length)
    if (rest === '') return found
    if (!rest.startsWith(' OR ')) throw new Error(`no operator: ${rest}`)
    rest = rest.slice(' OR '.length)
  }
}

const condition = /^([A-Za-z]\w*) = ('(?:[^'\\\r\n]|\\['\\rn])*'|-?\d+(?:\.\d+)?(?:e[+-]\d+)?|true|false)/

const literalValue = (literal: string): unknown =>
  literal.startsWith("'")
    ? literal.slice(1, -1).replace(/\\(.)/g, (_, escaped: string) => unescaped.get(escaped) ?? escaped)
    : JSON.parse(literal)

const unescaped = new Map([
  ['n', '\n'],
  ['r', '\r'],
])

const hostile = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom("'", '\\', '\n', '\r', '\t', '"', ' ', '=', '%', 'a', '{{', '’', '\u0000'),
  }),
  fc.constantFrom("' OR Id != '", "\\' OR Id != null --", '\\u0027 OR 1=1', 'x\\', '{{payload.traits}}', ''),
)

const fields = fc.oneof(
  fc.string(),
  fc.constantFrom('Email', "Email = '' OR Id", 'a b', 'É', '1st', '__proto__'),
)

const connectTo = (evaluation: 'compiled' | 'closures', action: string, mapping: JsonObject) =>
  createEngine({ destinations: [salesforce], evaluation }).connect({
    id: 'c',
    destination: 'salesforce',
    settings: { instanceUrl: 'https://acme.my.salesforce.com' },
    auth: { accessToken: 't' },
    subscriptions: [{ action, enabled: true, trigger: 'all', mapping, syncMode: 'upsert' }],
  })

describe.each(['compiled', 'closures'] as const)('the look-up of a record, %s', (evaluation) => {
  const path = (text: string) => ({ '@path': text })

  it('says what the record matchers say, whatever stands in them', () => {
    const connection = connectTo(evaluation, 'lead2', {
      last_name: path('$.userId'),
      traits: path('$.traits'),
    })
    const scalar = fc.oneof(
      hostile,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.dictionary(fields, scalar), (traits) => {
        const event = deepFreeze({ type: 'identify', messageId: 'm', userId: 'u', traits })
        const { deliveries, outcomes } = connection.evaluate(event)
        const expected = Object.entries(traits).map(([key, value]) => [
          key.replace(/[^A-Za-z0-9_]/g, ''),
          value,
        ])
        const isSound = expected.length > 0 && expected.every(([name]) => /^[A-Za-z]/.test(String(name)))
        if (!isSound) {
          expect(outcomes).toMatchObject([{ code: 'PAYLOAD_VALIDATION_FAILED', fields: ['traits'] }])
          return
        }
        const [request] = deliveries[0]?.requests ?? []
        const query = new URL(request?.url ?? 'https://nothing.example').searchParams.get('q') ?? ''
        const withoutSign = expected.map(([name, value]) => [name, value === 0 ? 0 : value])
        expect(conditionsIn(query, 'Lead')).toEqual(withoutSign)
      }),
      { numRuns: 300 },
    )
  })

  it('takes neither null nor lists nor objects for values', () => {
    const connection = connectTo(evaluation, 'lead2', {
      last_name: path('$.userId'),
      traits: path('$.traits'),
    })
    for (const value of [null, [], ['a'], {}, { a: 1 }])
      expect(
        connection.evaluate({ type: 'identify', messageId: 'm', userId: 'u', traits: { Email: value } }),
      ).toMatchObject({ deliveries: [], outcomes: [{ fields: ['traits'] }] })
  })

  it('searches an object of the payload only where its name is a name', () => {
    const connection = connectTo(evaluation, 'customObject2', {
      customObjectName: path('$.traits.object'),
      customFields: path('$.traits'),
      traits: path('$.traits.matchers'),
    })
    fc.assert(
      fc.property(fc.oneof(hostile, fields, fc.constant('Order__c')), (object) => {
        const traits = { object, matchers: { Ext__c: "a'b" } }
        const { deliveries } = connection.evaluate({ type: 'identify', messageId: 'm', userId: 'u', traits })
        const [request] = deliveries[0]?.requests ?? []
        expect(isObject(request)).toBe(/^[A-Za-z][A-Za-z0-9_]*$/.test(object))
        if (request === undefined) return
        const query = new URL(request.url).searchParams.get('q') ?? ''
        expect(conditionsIn(query, object)).toEqual([['Ext__c', "a'b"]])
      }),
    )
  })
})

describe('the token of a connection', () => {
  const client = { clientId: 'id', clientSecret: 'secret' }
  const connectWith = (settings: JsonObject) =>
    createEngine({ destinations: [salesforce] }).connect({
      id: 'c',
      destination: 'salesforce',
      settings: { instanceUrl: 'https://acme.my.salesforce.com', ...client, ...settings },
      subscriptions: [],
    })
  const byClient = { client_id: 'id', client_secret: 'secret' }

  it.each([
    [
      'a refresh token',
      { refreshToken: 'r', username: 'ada', auth_password: 'p' },
      'https://login.salesforce.com/services/oauth2/token',
      { grant_type: 'refresh_token', refresh_token: 'r', ...byClient },
    ],
    [
      'a password with the security token behind it, at the login of sandboxes',
      { username: 'ada', auth_password: 'p', security_token: 't', isSandbox: true },
      'https://test.salesforce.com/services/oauth2/token',
      { grant_type: 'password', username: 'ada', password: 'pt', ...byClient },
    ],
  ])('is asked for by %s', (_, settings, url, form) => {
    expect(connectWith(settings).tokenRequest()).toMatchObject({ method: 'POST', url, form })
  })

  it.each([
    ['somebody else is asking', 'this token request is already being processed', 'retry'],
    ['the code has expired', 'expired authorization code', 'retry'],
    ['the grant is refused', 'authentication failure', 'discard'],
  ])('comes later, or never, where %s', (_, error_description, then) => {
    const answer = { status: 400, body: { error: 'invalid_grant', error_description } }
    expect(connectWith({ refreshToken: 'r' }).readToken(answer)).toMatchObject({ then })
  })
})
