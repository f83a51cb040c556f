import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Connection, type ConnectionConfig, createEngine, type Router } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { configOf, configs, expectedOf, ids, incoming, probes } from './probe.js'

type Change =
  | { readonly kind: 'update'; readonly config: ConnectionConfig }
  | { readonly kind: 'remove'; readonly id: string }

const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .constantFrom(...ids, 'new')
    .chain((id) => configOf(id).map((config): Change => ({ kind: 'update', config }))),
  fc.constantFrom(...ids, 'new').map((id): Change => ({ kind: 'remove', id })),
)

const events = fc.array(incoming, { minLength: 1, maxLength: 5 })

const runs = 300

describe('a router, whatever the steps of its connections do to events', () => {
  const engine = createEngine({ destinations: probes, evaluation: 'closures' })

  /** What the router says is what its connections say one by one. */
  function expectSame(router: Router, alone: readonly Connection[], given: readonly unknown[]): void {
    for (const event of given) {
      const results = alone.map((connection) => ({
        config: connection.config,
        result: connection.evaluate(event),
      }))
      const { refused, ...result } = router.evaluate(event)
      expect(result).toEqual(expectedOf(results, [event]))
      const refusing = results.filter(({ result: { outcomes } }) => outcomes[0]?.step === 'intake')
      const inputs = refusing.map(({ config }) => (config.destination === 'rows' ? 'record' : 'event'))
      expect(new Set(refused?.map(({ input }) => input))).toEqual(new Set(inputs))
      const outcomes = results.flatMap(({ result: one }) => one.outcomes)
      expect(router.evaluate(event, { outcomes: 'all' })).toEqual({ ...result, outcomes, unmatched: 0 })
    }
    const results = alone.map((connection) => ({
      config: connection.config,
      result: connection.evaluateBatch(given),
    }))
    const { refused, ...result } = router.evaluateBatch(given)
    expect(result).toEqual(expectedOf(results, given))
    const outcomes = results.flatMap(({ result: one }) => one.outcomes)
    expect(router.evaluateBatch(given, { outcomes: 'all' })).toEqual({ ...result, outcomes, unmatched: 0 })
  }

  it('says what every connection says by itself, and counts those that an event is not for', () => {
    fc.assert(
      fc.property(configs, events, (given, some) => {
        const router = engine.route(deepFreeze(given))
        expectSame(
          router,
          given.map((config) => engine.connect(config)),
          deepFreeze(some),
        )
      }),
      { numRuns: runs },
    )
  })

  it('says the same after connections were swapped, added and removed as one that was made of them', () => {
    fc.assert(
      fc.property(configs, fc.array(fc.tuple(change, events), { maxLength: 6 }), (given, changes) => {
        const router = engine.route(deepFreeze(given))
        const present = new Map(given.map((config) => [config.id, engine.connect(config)]))
        for (const [one, some] of changes) {
          if (one.kind === 'update') {
            router.update(deepFreeze(one.config))
            present.set(one.config.id, engine.connect(one.config))
          } else expect(router.remove(one.id)).toBe(present.delete(one.id))
          expect(router.connections.map(({ id }) => id)).toEqual([...present.keys()])
          expectSame(router, [...present.values()], deepFreeze(some))
        }
      }),
      { numRuns: runs },
    )
  })
})
