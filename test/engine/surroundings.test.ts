import { describe, expect, it } from 'vitest'
import { createEngine, type Destination, type EngineOptions } from '../../src/index.js'
import type { JsonObject } from '../../src/json/value.js'
import { acme, acmeSettings, changed } from '../acme.js'
import { deepFreeze } from '../deep-freeze.js'

/** What mappings and requests know beside the data: the clock and the random source that an engine was given. */

const request = ['actions', 'upsert', 'request']
const random = { '@uuid': {} }
const none = { '@path': '$.none' }
const note = { '@path': '$.payload.note' }
const identify = (messageId: string) => deepFreeze({ type: 'identify', messageId, userId: 'u-1' })

/** The body, with what the mapping gave as `mapped`. */
function bodies(
  json: object,
  mapped: JsonObject,
  options: Omit<EngineOptions, 'destinations'> = {},
  messageIds: readonly string[] = ['m-1'],
) {
  const destination = changed([...request, 'json'], { ...json, mapped: note })
  const connection = connectionOf(destination, options, mapped)
  return messageIds.map(
    (messageId) => connection.evaluate(identify(messageId)).deliveries[0]?.requests[0]?.json,
  )
}

const connectionOf = (
  destination: Destination,
  options: Omit<EngineOptions, 'destinations'>,
  mapped: JsonObject,
  id = 'crm',
) =>
  createEngine({ destinations: [destination], ...options }).connect({
    id,
    destination: 'acme',
    settings: acmeSettings,
    subscriptions: [{ action: 'upsert', enabled: true, mapping: { note: mapped } }],
  })

/** A clock that says another time whenever it is asked. */
function ticking(): () => number {
  let time = Date.UTC(2031, 4, 6)
  return () => (time += 1_000)
}

function seeded(): () => number {
  let state = 7
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

const distinct = (values: readonly unknown[]): number => new Set(values).size

describe.each(['compiled', 'closures'] as const)('with %s evaluation', (evaluation) => {
  it('a fixed clock gives a fixed time, in requests as in mappings', () => {
    const json = { at: { '@now': { to: 'unix' } }, year: { '@liquid': '{{ "now" | date: "%Y" }}' } }
    const clock = () => Date.UTC(2031, 4, 6)
    expect(bodies(json, { '@now': { to: 'date' } }, { clock, evaluation })).toEqual([
      { at: Date.UTC(2031, 4, 6) / 1_000, year: '2031', mapped: '2031-05-06' },
    ])
  })

  it('the mapping and the request of an event see one time, the next event another', () => {
    const iso = { '@now': {} }
    expect(bodies({ at: iso }, iso, { clock: ticking(), evaluation }, ['m-1', 'm-2'])).toEqual([
      { at: '2031-05-06T00:00:01.000Z', mapped: '2031-05-06T00:00:01.000Z' },
      { at: '2031-05-06T00:00:02.000Z', mapped: '2031-05-06T00:00:02.000Z' },
    ])
  })

  it('random UUIDs differ by place, between mapping and request too, and by event', () => {
    for (const options of [{ evaluation }, { evaluation, random: seeded() }]) {
      const found = bodies({ id: random, list: { '@each': { in: [1, 2], do: random } } }, random, options, [
        'm-1',
        'm-2',
      ])
      const ids = JSON.stringify(found).match(/[0-9a-f-]{36}/g) ?? []
      expect(ids).toHaveLength(8)
      expect(distinct(ids)).toBe(8)
    }
  })
})

describe('a random UUID', () => {
  it('is the same again for the same message, where the engine has no random source', () => {
    const [first, again, other] = bodies({ id: random }, random, {}, ['m-1', 'm-1', 'm-2'])
    expect(again).toEqual(first)
    expect(other).not.toEqual(first)
  })

  it('is another one each time, where it has one, and repeats only with its numbers', () => {
    const twice = () => bodies({ id: random }, random, { random: seeded() }, ['m-1', 'm-1'])
    const [first, second] = twice()
    expect(second).not.toEqual(first)
    expect(twice()).toEqual([first, second])
  })

  it('is another one in another connection', () => {
    const destination = changed([...request, 'json'], { id: random })
    const found = ['a', 'b'].map(
      (id) =>
        connectionOf(destination, {}, none, id).evaluate(identify('m-1')).deliveries[0]?.requests[0]?.json,
    )
    expect(found[0]).not.toEqual(found[1])
  })

  it('is another one in each template of a definition', () => {
    const destination = changed([...request, 'headers'], { 'X-A': random, 'X-B': random })
    const [delivery] = connectionOf(destination, {}, none).evaluate(identify('m-1')).deliveries
    const { 'x-a': a, 'x-b': b } = delivery?.requests[0]?.headers ?? {}
    expect(a).toMatch(/^[0-9a-f-]{36}$/)
    expect(b).not.toBe(a)
  })

  it('that a "let" names is one, wherever it is read', () => {
    const { actions } = changed([...request, 'json'], { id: { '@path': '$.let.ref' } })
    const { let: lets, request: defaults } = acme
    const destination: Destination = {
      ...acme,
      actions,
      let: { ...lets, ref: random },
      request: { ...defaults, headers: { 'X-Ref': { '@path': '$.let.ref' } } },
    }
    const [delivery] = connectionOf(destination, {}, none).evaluate(identify('m-1')).deliveries
    const [sent] = delivery?.requests ?? []
    expect(sent?.headers['x-ref']).toMatch(/^[0-9a-f-]{36}$/)
    expect(sent?.json).toEqual({ id: sent?.headers['x-ref'] })
  })

  it('never changes what a delivery is called', () => {
    const ids = [1, 2].map(() => {
      const [delivery] = connectionOf(acme, { random: seeded(), clock: ticking() }, random).evaluate(
        identify('m-1'),
      ).deliveries
      return [delivery?.id, delivery?.requests[0]?.idempotencyKey]
    })
    expect(ids[0]).toEqual(ids[1])
  })
})

describe('sources', () => {
  const outcome = (options: Omit<EngineOptions, 'destinations'>, json: object = { at: { '@now': {} } }) =>
    connectionOf(changed([...request, 'json'], json), options, none).evaluate(identify('m-1')).outcomes[0]

  it('that a mapping or a request asks for in vain are warned of', () => {
    const codes = (
      definition: Destination,
      options: Omit<EngineOptions, 'destinations'>,
      mapped: JsonObject,
    ) => connectionOf(definition, options, mapped).warnings.map(({ code }) => code)
    const now = { '@now': {} }
    expect(codes(acme, {}, now)).toContain('config/no-clock')
    expect(codes(changed([...request, 'json'], now), {}, none)).toContain('config/no-clock')
    expect(codes(acme, { clock: Date.now }, now)).not.toContain('config/no-clock')
    expect(codes(acme, {}, none)).not.toContain('config/no-clock')
  })

  it('that are missing, or give what they should not, fail the subscription that asks', () => {
    expect(outcome({})).toMatchObject({ step: 'request', kind: 'payload', code: 'NO_CLOCK' })
    expect(outcome({ clock: () => Number.NaN })).toMatchObject({ code: 'NO_CLOCK' })
    expect(outcome({ random: () => 2 }, random)).toMatchObject({ step: 'mapping', code: 'NO_RANDOM' })
    const failing = () => {
      throw new Error('out of order')
    }
    expect(outcome({ clock: failing })).toMatchObject({ status: 'discarded', code: 'INTERNAL' })
  })

  it('are not asked where nothing needs them, and else once an event', () => {
    const asked: string[] = []
    const clock = () => asked.push('clock')
    const drawn = () => asked.push('random') * 0
    outcome({ clock, random: drawn }, { id: 1 })
    expect(asked).toEqual([])
    outcome({ clock, random: drawn }, [{ '@now': {} }, { '@now': {} }, random, random])
    expect(asked).toEqual(['clock', ...Array(4).fill('random')])
  })

  it('of one engine are nothing to another', () => {
    const engines = [2031, 2042].map((year) => ({ clock: () => Date.UTC(year, 0), random: seeded() }))
    const found = engines.map((options) =>
      bodies({ at: { '@now': { to: 'YYYY' } }, id: random }, none, options),
    )
    expect(found).toMatchObject([[{ at: '2031' }], [{ at: '2042' }]])
    // Both draw the first numbers of their own source, whatever the other one drew.
    expect(found.flat().map((body) => Object(body).id)).toEqual([
      expect.any(String),
      Object(found[0]?.[0]).id,
    ])
    expect(outcome({})).toMatchObject({ code: 'NO_CLOCK' })
  })

  it.each([
    ['the clock', { '@now': {} }],
    ['what is random', random],
  ])('can not be asked for a base address or credentials: %s', (what, value) => {
    const engineOf = (destination: Destination) => createEngine({ destinations: [destination] })
    const auth = changed(['auth'], { type: 'header', name: 'X-Api-Key', value })
    const config = { id: 'crm', destination: 'acme', settings: acmeSettings, subscriptions: [] }
    for (const destination of [auth, changed(['let', 'host'], value)])
      expect(engineOf(destination).check(config)).toContainEqual(
        expect.objectContaining({
          code: 'definition/request',
          message: `this is known before any event: it can not read ${what}`,
        }),
      )
  })
})
