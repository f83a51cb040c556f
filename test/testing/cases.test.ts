import { describe, expect, it } from 'vitest'
import { defineDestination } from 'waybill/actions'
import { type Case, type CaseFile, runCases } from 'waybill/testing'
import { deepFreeze } from '../deep-freeze.js'
import { desk as plainDesk } from '../desk.js'

const { note: noteAction } = plainDesk.actions
const desk = defineDestination({
  ...plainDesk,
  events: ['track', 'identify'],
  actions: {
    note: {
      ...noteAction,
      fields: { type: 'object', required: ['text'], properties: { text: { type: 'string' }, at: {} } },
      request: {
        ...noteAction.request,
        json: { text: { '@path': '$.payload.text' }, at: { '@path': '$.payload.at' } },
      },
      syncModes: ['add', 'upsert'],
    },
    person: {
      title: 'Person',
      trigger: 'type = "identify"',
      fields: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      mapping: { id: { '@path': '$.userId' } },
      request: { method: 'PUT', path: '/people/{{payload.id}}' },
      examples: [],
    },
  },
  presets: [
    { name: 'Orders', action: 'note', trigger: 'event = "Order Completed"', mapping: { text: 'An order' } },
    { name: 'People', action: 'person' },
  ],
})

const order = { type: 'track', event: 'Order Completed', userId: 'u-1', messageId: 'm-1' }
const identify = { type: 'identify', userId: 'u-1', messageId: 'm-2' }
const headers = { 'content-type': 'application/json', authorization: 'Bearer k-1' }
const note = (text: string) => ({
  method: 'POST',
  url: 'https://desk.example/notes',
  headers,
  json: { text },
})

function resultOf(one: Omit<Case, 'title'>, file: Omit<CaseFile, 'cases'> = {}) {
  const cases = deepFreeze({ settings: { key: 'k-1' }, ...file, cases: [{ title: 'a case', ...one }] })
  const [result] = runCases(desk, cases)
  if (result === undefined) throw new Error('the case was not run')
  return result
}

describe('a case', () => {
  it.each<[string, Omit<Case, 'title'>]>([
    [
      'goes to an action, whatever its trigger',
      { action: 'note', event: identify, mapping: { text: 'x' }, requests: [note('x')] },
    ],
    ['goes through a preset', { preset: 'Orders', event: order, requests: [note('An order')] }],
    [
      'is kept away by the trigger of a preset',
      { preset: 'Orders', event: { ...order, event: 'Other' }, outcome: { code: 'NO_MATCHING_MAPPING' } },
    ],
    [
      'goes to all presets where nothing is named',
      {
        event: identify,
        match: 'part',
        requests: [{ method: 'PUT', url: 'https://desk.example/people/u-1' }],
      },
    ],
    [
      'goes to a connection of its own',
      {
        connection: {
          filters: [{ if: 'event = "Order Completed"', actions: [{ type: 'DROP' }] }],
          subscriptions: [{ action: 'note', enabled: true }],
        },
        event: order,
        outcome: { code: 'FILTERED_BY_RULES' },
      },
    ],
    [
      'may start from an empty mapping',
      {
        action: 'note',
        useDefaults: false,
        event: order,
        outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['text'] },
      },
    ],
    ['says the payload', { action: 'note', event: order, payload: { text: 'Order Completed' } }],
    [
      'says a part of payload and requests',
      {
        action: 'note',
        mapping: { at: 'x' },
        match: 'part',
        event: order,
        payload: { at: 'x' },
        requests: [{ json: { at: 'x' } }],
      },
    ],
    [
      'says the payloads of several events',
      {
        action: 'note',
        events: [order, { ...order, event: 'B' }],
        payloads: [{ text: 'Order Completed' }, { text: 'B' }],
      },
    ],
    [
      'answers its requests',
      {
        action: 'note',
        event: order,
        responses: [{ status: 503 }],
        outcome: { status: 'retry', kind: 'retry' },
      },
    ],
    [
      'is run at a time of its own',
      {
        action: 'note',
        now: '2026-03-02T08:00:00Z',
        mapping: { at: { '@now': {} } },
        event: order,
        payload: { text: 'Order Completed', at: '2026-03-02T08:00:00.000Z' },
      },
    ],
    [
      'is run at the same time on every day',
      {
        action: 'note',
        mapping: { at: { '@now': {} } },
        event: order,
        payload: { text: 'Order Completed', at: '2025-02-11T14:03:22.041Z' },
      },
    ],
    [
      'has settings of its own',
      {
        action: 'note',
        settings: { key: 'k-2' },
        match: 'part',
        event: order,
        requests: [{ headers: { authorization: 'Bearer k-2' } }],
      },
    ],
  ])('%s', (_, one) => {
    const { differences, holds } = resultOf(one)
    expect(differences).toEqual([])
    expect(holds).toBe(true)
  })

  it.each<[string, Omit<Case, 'title'>, readonly string[]]>([
    ['a payload', { action: 'note', event: order, payload: { text: 'x' } }, ['/payload/text']],
    ['payloads', { action: 'note', events: [order], payloads: [] }, ['/payloads/0']],
    [
      'a part of a request',
      { action: 'note', match: 'part', event: order, requests: [{ json: { text: 'x' } }] },
      ['/requests/0/json/text'],
    ],
    [
      'what is not said of a whole request',
      { action: 'note', event: order, requests: [{ ...note('Order Completed'), headers: {} }] },
      ['/requests/0/headers/content-type', '/requests/0/headers/authorization'],
    ],
    [
      'a refusal where requests are expected',
      { preset: 'Orders', event: identify, requests: [note('x')] },
      ['/requests', '/outcome'],
    ],
    [
      'a refusal where a payload is expected',
      { action: 'note', useDefaults: false, event: order, payload: { text: 'x' } },
      ['/payload', '/outcome'],
    ],
    [
      'the refusal of one of several subscriptions',
      {
        connection: {
          subscriptions: [
            { action: 'note', enabled: true },
            { action: 'note', enabled: true, mapping: { text: { '@path': '$.none' } } },
          ],
        },
        event: order,
        requests: [note('Order Completed')],
      },
      ['/requests', '/outcome'],
    ],
  ])('does not hold for %s', (_, one, pointers) => {
    expect(resultOf(one).differences.map(({ pointer }) => pointer)).toEqual(pointers)
  })

  it('shows no secret where it does not hold', () => {
    const { differences } = resultOf({ action: 'note', event: order, requests: [] })
    expect(JSON.stringify(differences)).toContain('•••')
    expect(JSON.stringify(differences)).not.toContain('k-1')
  })

  it('can name a connection that is given', () => {
    const connection = {
      id: 'mine',
      destination: 'desk',
      settings: { key: 'k-9' },
      subscriptions: [{ action: 'note', enabled: true, mapping: { text: 'mine' } }],
    }
    const cases = [
      {
        title: 'a',
        connection: 'mine',
        event: order,
        requests: [{ ...note('mine'), headers: { ...headers, authorization: 'Bearer k-9' } }],
      },
    ]
    expect(runCases(desk, { cases }, { connections: [connection] })[0]?.differences).toEqual([])
  })
})

describe('a file of cases', () => {
  it.each<[string, object, string]>([
    ['without a form', { cases: 'none' }, 'at /cases'],
    [
      'of an action that there is not',
      { cases: [{ title: 'a', action: 'noet', event: order, requests: [] }] },
      'Desk has no action "noet"; it has note, person\n  at /cases/0/action\n  did you mean "note"?',
    ],
    [
      'of a preset that there is not',
      { cases: [{ title: 'a', preset: 'x', event: order, requests: [] }] },
      'Desk has no preset "x"; it has Orders, People',
    ],
    [
      'of a connection that there is not',
      { cases: [{ title: 'a', connection: 'x', event: order, requests: [] }] },
      'there is no connection "x"',
    ],
    [
      'at a time that is none',
      { cases: [{ title: 'a', now: 'noon', event: order, requests: [] }] },
      '"noon" is no time',
    ],
    [
      'with two things to go to',
      { cases: [{ title: 'a', action: 'note', preset: 'Orders', event: order, requests: [] }] },
      'must not have "action" together with "preset"',
    ],
    [
      'with settings that do not fit',
      { settings: {}, cases: [{ title: 'a', action: 'note', event: order, requests: [] }] },
      'config/settings',
    ],
  ])('%s is refused', (_, file, message) => {
    // What is wrong on purpose has no type.
    const wrong: CaseFile = JSON.parse(JSON.stringify(file))
    expect(() => runCases(desk, wrong)).toThrow(message)
  })
})
