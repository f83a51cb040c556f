import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ConnectionConfig, createEngine, type Limits } from '../../src/index.js'
import { countConditions } from '../../src/triggers/index.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

const config: ConnectionConfig = {
  id: 'crm',
  destination: 'acme',
  settings: acmeSettings,
  subscriptions: [{ action: 'upsert', enabled: true }],
}
const subscription = (more: object) => ({
  ...config,
  subscriptions: [{ action: 'upsert', enabled: true, ...more }],
})
const filtered = (filters: ConnectionConfig['filters'] & object) => ({ ...config, filters })
const filter = { if: 'event = "x"', actions: [{ type: 'DROP' as const }] }
const times = <Item>(count: number, item: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => item(index))

const errorsOf = (limits: Partial<Limits>, given: object, destination = acme) =>
  createEngine({ destinations: [destination], limits })
    .check(deepFreeze(given))
    .flatMap(({ severity, code, pointer }) => (severity === 'error' ? [[code, pointer]] : []))

/** A query of so many bytes. */
const query = (bytes: number) => `userId = "${'x'.repeat(bytes - 'userId = ""'.length)}"`
const conditions = (count: number) => times(count, (index) => `traits.f${index} = ${index}`).join(' and ')
const groups = (count: number) =>
  ['traits.a = 1', ...times(count - 1, (index) => `(traits.b = ${index} or traits.c = ${index})`)].join(
    ' and ',
  )

type Case = [
  name: keyof Limits,
  usual: number | undefined,
  limit: number,
  given: (count: number) => object,
  pointer: string,
]

const cases: readonly Case[] = [
  [
    'subscriptions',
    50,
    5,
    (count) => ({ ...config, subscriptions: times(count, () => config.subscriptions[0]) }),
    '/subscriptions',
  ],
  ['filters', 10, 3, (count) => filtered(times(count, () => filter)), '/filters'],
  ['nameLength', 64, 20, (count) => subscription({ name: '😀'.repeat(count) }), '/subscriptions/0/name'],
  ['nameLength', 64, 20, (count) => filtered([{ ...filter, name: 'n'.repeat(count) }]), '/filters/0/name'],
  [
    'queryBytes',
    undefined,
    60,
    (count) => subscription({ trigger: query(count) }),
    '/subscriptions/0/trigger',
  ],
  ['queryBytes', undefined, 60, (count) => filtered([{ ...filter, if: query(count) }]), '/filters/0/if'],
  [
    'conditions',
    undefined,
    2,
    (count) => subscription({ trigger: conditions(count) }),
    '/subscriptions/0/trigger',
  ],
  [
    'conditionGroups',
    undefined,
    2,
    (count) => subscription({ trigger: groups(count) }),
    '/subscriptions/0/trigger',
  ],
]

describe('a plan', () => {
  it.each(cases)(
    'holds a connection to the limit %s, at %s unless said',
    (name, usual, limit, given, pointer) => {
      const beyond = [['config/limit', pointer]]
      expect(errorsOf({ [name]: limit }, given(limit - 1))).toEqual([])
      expect(errorsOf({ [name]: limit }, given(limit))).toEqual([])
      expect(errorsOf({ [name]: limit }, given(limit + 1))).toEqual(beyond)
      expect(errorsOf({}, given(usual ?? limit + 1))).toEqual([])
      if (usual === undefined) return
      expect(errorsOf({}, given(usual + 1))).toEqual(beyond)
      expect(errorsOf({ [name]: usual + 1 }, given(usual + 1))).toEqual([])
    },
  )

  it('can not allow longer queries than the language, which are refused once', () => {
    expect(() => errorsOf({ queryBytes: 5_121 }, config)).toThrow('at most 5120 bytes in any engine')
    expect(errorsOf({ queryBytes: 5_120 }, subscription({ trigger: query(5_120) }))).toEqual([])
    for (const long of [query(5_121), `userId = "${'é'.repeat(3_000)}"`])
      expect(errorsOf({ queryBytes: 60 }, subscription({ trigger: long }))).toEqual([
        ['fql/limit', '/subscriptions/0/trigger'],
      ])
  })

  it('counts no condition of "all", nor those of a default trigger', () => {
    const limits = { conditions: 1, conditionGroups: 1 }
    const demanding = changed(['actions', 'upsert', 'trigger'], groups(3))
    expect(errorsOf(limits, subscription({ trigger: 'all' }))).toEqual([])
    expect(errorsOf(limits, config, demanding as typeof acme)).toEqual([])
  })

  it('with one group of conditions refuses what a form can not show, and says why', () => {
    const engine = createEngine({ destinations: [acme], limits: { conditionGroups: 1 } })
    const [problem] = engine.check(subscription({ trigger: 'length(userId) > 3' }))
    expect(problem).toMatchObject({
      code: 'config/limit',
      source: 'length(userId) > 3',
      range: { start: 0 },
      message: expect.stringMatching(/^a form of conditions can not show this: /),
    })
  })
})

describe('the conditions of a query', () => {
  it.each([
    ['all', 0],
    ['true', 0],
    ['not a query', 0],
    ['userId', 1],
    ['!contains(event, "a")', 1],
    ['length(userId) > 3', 1],
    ['event in ["a", "b"]', 1],
    ['type = "track" and (event = "a" or !(event = "b"))', 3],
    ['any(properties.products, @.price > 3 and @.name != null)', 2],
    ['contains(lowercase(event), "a") or exists(userId)', 2],
  ])('of %s are %i', (text, count) => {
    expect(countConditions(text)).toBe(count)
  })

  it('are counted of any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(countConditions(text)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})
