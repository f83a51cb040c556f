import { expect, it } from 'vitest'
import { kinds, ValueFailure } from 'waybill/expressions'
import type { MappingFunction } from 'waybill/mappings'
import { createEngine } from '../../src/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const event = deepFreeze({ type: 'identify', messageId: 'm-1', userId: 'u-1', traits: { email: 'ANN' } })

const toEmail: MappingFunction = {
  name: 'toEmail',
  parameters: [{ name: 'name', kinds: kinds.string }],
  returns: kinds.string,
  apply: (name) => {
    if (name === 'BAD') throw new ValueFailure('NO_NAME', 'this is no name')
    if (name === 'WORSE') throw new Error('secret-123')
    return `${String(name).toLowerCase()}@example.com`
  },
}

const config = deepFreeze({
  id: 'crm',
  destination: 'acme',
  settings: acmeSettings,
  subscriptions: [
    {
      action: 'upsert',
      enabled: true,
      trigger: 'type = "identify" and exists(userId)',
      mapping: { email: { '@call': { fn: 'toEmail', args: [{ '@path': '$.traits.email' }] } } },
    },
  ],
})

it.each(['compiled', 'closures'] as const)(
  'a mapping calls the functions of its engine, %s',
  (evaluation) => {
    const engine = createEngine({ destinations: [acme], functions: [toEmail], evaluation })
    const { deliveries } = engine.connect(config).evaluate(event)
    expect(deliveries[0]?.requests[0]).toMatchObject({ json: { email: 'ann@example.com' } })
  },
)

it.each([
  ['BAD', 'NO_NAME', 'this is no name'],
  ['WORSE', 'FUNCTION_FAILED', 'the function "toEmail" threw'],
])('what a function throws on %s fails the subscription, and tells no secret', (email, code, reason) => {
  const connection = createEngine({ destinations: [acme], functions: [toEmail] }).connect(config)
  const result = connection.evaluate({ ...event, traits: { email } })
  expect(result.deliveries).toEqual([])
  expect(result.outcomes).toMatchObject([{ step: 'mapping', kind: 'payload', code, reason }])
  expect(JSON.stringify(result)).not.toContain('secret-123')
})

it('a function that the engine was not given is a problem of the configuration', () => {
  const engine = createEngine({ destinations: [acme] })
  expect(engine.check(config)).toMatchObject([
    { code: 'map/function', pointer: '/subscriptions/0/mapping/email/@call/fn' },
  ])
})

it('a definition can call them too', () => {
  const mark = { '@call': { fn: 'toEmail', args: [{ '@path': '$.settings.region' }] } }
  const definition = changed(['let', 'mark'], mark)
  const problemsOf = (functions: readonly MappingFunction[]) =>
    createEngine({ destinations: [definition], functions }).check(config)
  expect(problemsOf([toEmail])).toEqual([])
  expect(problemsOf([])[0]).toMatchObject({ code: 'map/function', pointer: '/destination/let/mark/@call/fn' })
})

it('two functions of one name are refused', () => {
  expect(() => createEngine({ destinations: [acme], functions: [toEmail, toEmail] })).toThrow(
    'two functions have the name "toEmail"',
  )
})
