import { expect, it } from 'vitest'
import { type Answer, bodyKinds } from '../../src/actions/index.js'
import { connect } from '../actions/bodies/built.js'

const key = { '@path': '$.settings.key' }
const templates: Readonly<Record<string, object>> = {
  json: { a: key },
  form: { a: key, b: { '@template': 'x {{settings.key}}' } },
  multipart: [{ name: key, value: key, filename: key }],
  text: key,
  csv: { rows: [{ a: key }], columns: ['a', key] },
}

const deliveryOf = (template: object) => {
  const connection = connect(template)
  const [delivery] = connection.evaluate({ type: 'track', event: 'e' }).deliveries
  if (delivery === undefined) throw new Error('nothing was built')
  return { connection, delivery, redacted: connection.redact(delivery) }
}

it.each(bodyKinds.map((kind) => kind.key))('hides secrets in a body of the kind %s', (kind) => {
  const { delivery, redacted } = deliveryOf({ [kind]: templates[kind] })
  expect(JSON.stringify(delivery.requests[0]?.[kind])).toContain('k\\"ey')
  expect(JSON.stringify(redacted.requests[0]?.[kind])).toContain('•••')
  expect(JSON.stringify(redacted)).not.toContain('k\\"ey')
})

it('hides a secret that became a part of a JSON text', () => {
  const { redacted } = deliveryOf({ form: { a: { b: key } } })
  expect(redacted.requests[0]?.form).toEqual({ a: '{"b":"•••"}' })
})

it('hides a secret in the idempotency key', () => {
  expect(deliveryOf({ idempotencyKey: key }).redacted.requests[0]?.idempotencyKey).toBe('•••')
})

it.each<[string, Answer]>([
  [
    'nests without an end',
    { status: 200, body: JSON.parse(`${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`) },
  ],
  ['has headers that are no texts', { status: 200, headers: JSON.parse('{"a":5,"b":["k\\"ey"],"c":null}') }],
  ['has no headers', JSON.parse('{"status":200,"headers":null}')],
  ['fails with no words', JSON.parse('{"error":5}')],
])('hides what an answer repeats also where it %s', (_, answer) => {
  const { connection, delivery } = deliveryOf({ json: { a: key } })
  const [request] = delivery.requests
  if (request === undefined) throw new Error('nothing was built')
  const shown = JSON.stringify(connection.redactExchange(delivery, { request, answer }))
  expect(shown).not.toContain('k\\\\\\"ey')
})
