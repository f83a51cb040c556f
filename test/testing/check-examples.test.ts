import { describe, expect, it } from 'vitest'
import type { Example } from '../../src/actions/index.js'
import { checkExamples } from '../../src/testing/index.js'
import { acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const event = { type: 'identify', userId: 'u-1', traits: { email: 'a@example.com', age: 30 } }
const request = {
  method: 'PUT',
  url: 'https://api-us.acme.example/v2/people/u-1?source=identify',
  headers: { 'content-type': 'application/json', 'x-api-key': 'key-123456', 'x-client': 'waybill' },
  json: { email: 'a@example.com', age: 30 },
}
const good: Example = { title: 'a person', settings: acmeSettings, event, requests: [request] }

/** What is said of an example; pointers from the example on. */
const found = (...examples: readonly Example[]) =>
  checkExamples(deepFreeze(changed(['actions', 'upsert', 'examples'], examples))).map(
    ({ pointer, message }) => `${pointer?.replace('/actions/upsert/examples', '')}: ${message}`,
  )

const said = 'the example "a person"'

describe('an example', () => {
  it('that holds says nothing', () => {
    expect(found(good)).toEqual([])
  })

  it.each<readonly [string, Partial<Example>, readonly string[]]>([
    [
      'with another value',
      { requests: [{ ...request, json: { email: 'a@example.com', age: '30' } }] },
      [`/0/requests/0/json/age: ${said} expects "30", and found 30`],
    ],
    [
      'with a value that is missing',
      { requests: [{ ...request, json: { ...request.json, note: 'x' } }] },
      [`/0/requests/0/json/note: ${said} expects "x", and there is nothing`],
    ],
    [
      'with a value too many',
      { requests: [{ ...request, json: { age: 30 } }] },
      [`/0/requests/0/json/email: ${said} does not expect what is there: "a@example.com"`],
    ],
    [
      'with a request too few',
      { requests: [request, { method: 'GET' }] },
      [`/0/requests/1: ${said} expects {"method":"GET"}, and there is nothing`],
    ],
    [
      'that fails unexpectedly',
      { event: { type: 'identify' } },
      [`/0/requests: ${said} expects one request, and the outcome is PAYLOAD_VALIDATION_FAILED (id)`],
    ],
    [
      'that does not fail',
      { outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['id'] } },
      [`/0/outcome: ${said} expects the outcome PAYLOAD_VALIDATION_FAILED (id), and one request came of it`],
    ],
    [
      'that fails otherwise',
      { event: { type: 'identify' }, requests: [], outcome: { code: 'NO_PERSON' } },
      [`/0/outcome/code: ${said} expects "NO_PERSON", and found "PAYLOAD_VALIDATION_FAILED"`],
    ],
    [
      'whose settings are refused',
      { settings: { ...acmeSettings, regoin: 'eu' } },
      ['/0/settings/regoin: "regoin" is not known here'],
    ],
    [
      'whose mapping is refused',
      { mapping: { email: { '@pth': '$.x' } } },
      ['/0/mapping/email/@pth: there is no directive "@pth"'],
    ],
  ])('%s', (_, part, expected) => {
    expect(found({ ...good, ...part })).toEqual(expected)
  })

  it('that is refused keeps none of the others from being run', () => {
    expect(found({ ...good, settings: {} }, { ...good, requests: [] })).toEqual([
      '/0/settings/apiKey: "apiKey" is required',
      expect.stringMatching(/^\/1\/requests\/0: the example "a person" does not expect what is there: \{/),
    ])
  })
})
