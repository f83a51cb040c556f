import { describe, expect, it } from 'vitest'
import { type Destination, defineDestination, type Example } from 'waybill/actions'
import { type ExampleResult, formatExampleResult, runExamples } from 'waybill/testing'
import { acme, acmeSettings } from '../acme.js'

/** What comes of one example of the small destination. */
function resultOf(example: Omit<Example, 'title'>, definition: Destination = acme): ExampleResult {
  const [[name, action] = []] = Object.entries(definition.actions)
  if (name === undefined || action === undefined) throw new Error('there is no action')
  const examples = [{ title: 'a person', ...example }]
  const [result] = runExamples({ ...definition, actions: { [name]: { ...action, examples } } })
  if (result === undefined) throw new Error('the example was not run')
  return result
}

const given = {
  settings: acmeSettings,
  event: { type: 'identify', userId: 'u-1', messageId: 'm-1', traits: { age: 30 } },
}

const request = {
  method: 'PUT',
  url: 'https://api-us.acme.example/v2/people/u-1?source=identify',
  headers: { 'x-client': 'waybill', 'content-type': 'application/json', 'x-api-key': 'key-123456' },
  json: { age: 30 },
}

const linesOf = (result: ExampleResult) => formatExampleResult(result).split('\n')

describe('an example', () => {
  it('holds where exactly its requests are made', () => {
    const result = resultOf({ ...given, requests: [request] })
    expect(result).toMatchObject({ holds: true, differences: [] })
    expect(linesOf(result)).toEqual(['upsert: a person: holds'])
  })

  it('tells every place that differs, what is not said of a request too', () => {
    const { method: _, ...rest } = request
    const result = resultOf({ ...given, requests: [{ ...rest, json: { age: 31, email: 'a' } }] })
    expect(result.differences).toStrictEqual([
      { pointer: '/requests/0/json/age', expected: 31, found: 30 },
      { pointer: '/requests/0/json/email', expected: 'a' },
      { pointer: '/requests/0/method', found: 'PUT' },
    ])
    expect(linesOf(result)).toEqual([
      'upsert: a person: does not hold',
      '  /requests/0/json/age',
      '    expected 31',
      '    found    30',
      '  /requests/0/json/email',
      '    expected "a"',
      '    found    nothing',
      '  /requests/0/method',
      '    expected nothing',
      '    found    "PUT"',
    ])
  })

  it('tells the outcome and its reason where requests were expected', () => {
    const { differences } = resultOf({ ...given, event: { type: 'identify' }, requests: [] })
    expect(differences).toMatchObject([
      { pointer: '/requests', expected: [] },
      {
        pointer: '/outcome',
        found: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['id'], reason: expect.stringContaining('ID') },
      },
    ])
  })

  it('tells the requests where an outcome was expected', () => {
    const { differences } = resultOf({ ...given, outcome: { code: 'NO_PERSON' } })
    expect(differences).toMatchObject([
      { pointer: '/outcome', expected: { code: 'NO_PERSON' } },
      { pointer: '/requests', found: [{ method: 'PUT' }] },
    ])
  })

  it('says of an outcome as much as it likes', () => {
    const root = { ...given, event: { ...given.event, userId: 'root' } }
    expect(resultOf({ ...root, outcome: { code: 'NO_PERSON' } }).holds).toBe(true)
    expect(resultOf({ ...root, outcome: { code: 'NO_PERSON', fields: ['age'] } }).differences).toEqual([
      { pointer: '/outcome/fields/0', expected: 'age', found: 'id' },
    ])
  })
})

describe('the difference of an example', () => {
  /** Posts to an address from a mapping, with the secret in the address, a header and the body. */
  const hook = defineDestination({
    slug: 'hook',
    version: '1.0.0',
    name: 'Hook',
    events: ['track'],
    settings: { type: 'object', properties: { key: { type: 'string', format: 'password' } } },
    auth: { type: 'header', name: 'X-Tenant', value: 'tenant-of-mine' },
    actions: {
      post: {
        title: 'Post',
        fields: {
          type: 'object',
          properties: { url: { type: 'string', format: 'uri', target: { hosts: ['*'] } } },
        },
        mapping: { url: 'https://in.example.com/hidden-path' },
        request: {
          method: 'POST',
          url: { '@path': '$.payload.url' },
          headers: { 'X-Trace': { '@template': 'of {{settings.key}}' } },
          json: { key: { '@path': '$.settings.key' }, other: { in: [{ '@path': '$.settings.key' }] } },
        },
        examples: [],
      },
    },
  })

  const secrets = /a secret|hidden-path|tenant-of-mine|wrong-path|another-tenant/
  const example = { settings: { key: 'a secret' }, event: { type: 'track', event: 'Ping', userId: 'u-1' } }

  it.each([
    [
      'the place of a secret',
      [{ url: 'https://in.example.com/wrong-path', headers: { 'x-tenant': 'another-tenant' } }],
    ],
    ['a whole request', []],
    ['all requests', undefined],
    ['what is no request', [{ 'a secret': 1 }, { url: 1, headers: 'a secret', json: { 'a secret': 1 } }]],
  ])('shows no secret, address to post to or credential where it holds %s', (_, requests) => {
    const wrong = requests === undefined ? { outcome: { code: 'a secret' } } : { requests }
    const result = resultOf({ ...example, ...JSON.parse(JSON.stringify(wrong)) }, hook)
    expect(result.holds).toBe(false)
    expect(JSON.stringify(result.found)).toMatch(secrets)
    expect(JSON.stringify(result.differences)).not.toMatch(secrets)
    expect(formatExampleResult(result)).not.toMatch(secrets)
    expect(formatExampleResult(result)).toContain('•••')
  })
})
