import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIntake } from '../../src/events/intake.js'
import { type SampleOptions, sampleEvents } from '../../src/events/sample.js'
import { isObject } from '../../src/json/value.js'

type Row = Record<string, unknown>

const rows = (options: SampleOptions): Row[] => [...sampleEvents(options)].filter(isObject)
const lines = (options: SampleOptions): string[] =>
  [...sampleEvents(options)].map((event) => JSON.stringify(event))
const field = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)
const cents = (value: unknown): number => Math.round(Number(value) * 100)
const at = (event: Row, key = 'timestamp'): number => Date.parse(String(event[key]))

const good = rows({ count: 6000, seed: 11, malformed: 0 })
const tracked = (name: string): Row[] => good.filter(({ event }) => event === name)

describe('a sample', () => {
  test('is the same for the same seed, byte by byte', () => {
    expect(lines({ count: 2000, seed: 5 })).toEqual(lines({ count: 2000, seed: 5 }))
  })

  test('is the same on every platform, and changes in no release by accident', () => {
    const text = lines({ count: 1000, seed: 1 }).join('\n')
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '8a1d55bef2758558507714c71409d85b9859224d420396573da8364bf1181aa9',
    )
  })

  test('differs for another seed', () => {
    expect(lines({ count: 20, seed: 5 })).not.toEqual(lines({ count: 20, seed: 6 }))
  })

  test('can be walked twice', () => {
    const events = sampleEvents({ count: 50, seed: 3 })
    expect([...events]).toEqual([...events])
  })

  test('begins with the shorter sample of the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(300),
        fc.nat(300),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, a, b, malformed) => {
          const [count, longer] = [Math.min(a, b), Math.max(a, b)]
          expect(lines({ count: longer, seed, malformed }).slice(0, count)).toEqual(
            lines({ count, seed, malformed }),
          )
        },
      ),
      { numRuns: 20 },
    )
  })

  test.each([0, 1, 7, 500])('has %d events when it is asked to', (count) => {
    expect([...sampleEvents({ count, seed: 2, malformed: 0.5 })]).toHaveLength(count)
  })

  test('is lazy', () => {
    const [first] = sampleEvents({ count: Number.MAX_SAFE_INTEGER, seed: 1 })
    expect(first).toBeDefined()
  })

  test('begins at its start', () => {
    const [first] = rows({ count: 1, seed: 1, malformed: 0, start: '2031-05-06T00:00:00Z' })
    expect(first?.timestamp).toMatch(/^2031-05-06T00:0[012]/)
  })

  test('refuses a start that is no date', () => {
    expect(() => sampleEvents({ count: 1, seed: 1, start: 'soon' })).toThrow('not "soon"')
  })
})

describe('the well-formed events of a sample', () => {
  test('pass strict intake', () => {
    for (const event of good) expect(checkIntake(event, 'strict')).toBeUndefined()
    expect(good).toHaveLength(6000)
  })

  test('do not depend on the malformed ones', () => {
    const mixed = [...sampleEvents({ count: 3000, seed: 4, malformed: 0.3 })]
    const passed = mixed.filter((event) => checkIntake(event, 'strict') === undefined)
    expect(passed).toEqual([...sampleEvents({ count: passed.length, seed: 4, malformed: 0 })])
  })

  test('are of all six types', () => {
    const types = new Set(good.map(({ type }) => type))
    expect(types).toEqual(new Set(['identify', 'track', 'page', 'screen', 'group', 'alias']))
  })

  test.each([
    'Products Searched',
    'Product List Viewed',
    'Product Viewed',
    'Product Added',
    'Cart Viewed',
    'Checkout Started',
    'Order Completed',
    'Order Refunded',
    'Signed Up',
    'Application Opened',
    'Audience Entered',
    'Audience Exited',
  ])('name %s among them', (name) => {
    expect(tracked(name).length).toBeGreaterThan(0)
  })

  test('have times that never fall and that agree with each other', () => {
    for (const [index, event] of good.entries()) {
      expect(at(event)).toBeGreaterThanOrEqual(at(good[index - 1] ?? event))
      expect(at(event)).toBe(at(event, 'receivedAt') - (at(event, 'sentAt') - at(event, 'originalTimestamp')))
    }
  })

  test('have message ids of their own', () => {
    expect(new Set(good.map(({ messageId }) => messageId)).size).toBe(good.length)
  })

  test('share no object, so that changing one changes no other', () => {
    const seen = new Set<object>()
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      expect(seen.has(value)).toBe(false)
      seen.add(value)
      for (const part of Object.values(value)) visit(part)
    }
    for (const event of good.slice(0, 3000)) visit(event)
  })

  test('are JSON: they are the same after printing and parsing', () => {
    for (const event of good) expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event)
  })

  test('keep a user id from sign-up on, one for each anonymous id', () => {
    const users = new Map<unknown, unknown>()
    for (const { anonymousId, userId } of good) {
      const known = users.get(anonymousId)
      if (known !== undefined) expect(userId).toBe(known)
      else if (userId !== undefined && userId !== null) users.set(anonymousId, userId)
    }
    expect(users.size).toBeGreaterThan(20)
  })

  test('interleave the visits of several users', () => {
    const changes = good.filter(({ anonymousId }, index) => anonymousId !== good[index - 1]?.anonymousId)
    expect(changes.length).toBeGreaterThan(good.length / 2)
  })

  test('have a page in the context of page events, a device in that of screen events', () => {
    for (const event of good) {
      if (event.type === 'page') expect(field(event.context, 'page')).toHaveProperty('url')
      if (event.type === 'screen') expect(event.context).toMatchObject({ device: {}, app: {}, os: {} })
    }
    expect(good.some(({ context }) => field(context, 'campaign') !== undefined)).toBe(true)
  })

  test('have orders whose amounts add up', () => {
    for (const { properties } of tracked('Order Completed')) {
      const products = field(properties, 'products')
      const amount = (key: string) => cents(field(properties, key))
      const sum = (Array.isArray(products) ? products : []).reduce(
        (total: number, product) =>
          total + cents(field(product, 'price')) * Number(field(product, 'quantity')),
        0,
      )
      expect(sum).toBeGreaterThan(0)
      expect(amount('subtotal')).toBe(sum - amount('discount'))
      expect(amount('total')).toBe(amount('subtotal') + amount('shipping') + amount('tax'))
      expect(amount('revenue')).toBe(amount('subtotal'))
      expect(field(properties, 'currency')).toMatch(/^[A-Z]{3}$/)
    }
  })

  test('refund orders that were completed, once and in full', () => {
    const completed = new Map(
      tracked('Order Completed').map(({ properties }) => [field(properties, 'order_id'), properties]),
    )
    for (const { properties } of tracked('Order Refunded')) {
      const id = field(properties, 'order_id')
      expect(field(completed.get(id), 'total')).toBe(field(properties, 'total'))
      completed.delete(id)
    }
  })

  test('name hosts and addresses kept for examples only', () => {
    const text = JSON.stringify(good)
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)|@([a-z.-]+)"/g)].map(
      ([, host, mail]) => host ?? mail,
    )
    expect(hosts.length).toBeGreaterThan(1000)
    for (const host of new Set(hosts)) expect(host).toMatch(/(^|\.)example(\.com|\.org)?$/)
    for (const [ip] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\b/g))
      expect(ip).toMatch(/^(203\.0\.113|198\.51\.100)\./)
  })
})

describe('the malformed events of a sample', () => {
  test('are refused by strict intake, each of them', () => {
    const events = [...sampleEvents({ count: 2000, seed: 8, malformed: 1 })]
    expect(events).toHaveLength(2000)
    for (const event of events) expect(checkIntake(event, 'strict')).toBeDefined()
  })

  test('show every code of intake', () => {
    const codes = new Set(
      [...sampleEvents({ count: 500, seed: 8, malformed: 1 })].map(
        (event) => checkIntake(event, 'strict')?.code,
      ),
    )
    expect([...codes].sort()).toEqual([
      'bad_request',
      'category_not_string',
      'event_not_defined',
      'event_not_string',
      'id_not_string',
      'id_required',
      'name_not_string',
      'no_user_anon_id',
      'properties_not_object',
      'traits_not_object',
    ])
  })

  test('are about 2 % unless said otherwise', () => {
    const refused = [...sampleEvents({ count: 20_000, seed: 9 })].filter((event) =>
      checkIntake(event, 'strict'),
    )
    expect(refused.length).toBeGreaterThan(300)
    expect(refused.length).toBeLessThan(500)
  })
})
