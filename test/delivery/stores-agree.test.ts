import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  createMemoryStore,
  type DeadLetter,
  type DeliveryStore,
  type StoredDelivery,
} from '../../src/delivery/index.js'
import { createSqliteStore } from '../../src/delivery/sqlite/index.js'
import { deliveryTo, refused, stateOf } from './store-behaviour.js'
import { drivers, storePath } from './store-file.js'

const connection = fc.constantFrom('c', 'c', 'd')
const time = fc.integer({ min: 0, max: 40 }).map((half) => half / 2)
const isDead = fc.boolean()
const nth = fc.nat(5)
const some = fc.array(fc.nat(3), { minLength: 1, maxLength: 2 })
const allIds = Array.from({ length: 7 }, (_, id) => `m${id}`)
const ids = fc.array(fc.constantFrom(...allIds), { maxLength: 3 })

/** One call of a store; `nth` picks among what is held, or given up. */
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      of: fc.array(fc.tuple(connection, time), { maxLength: 4 }),
      ids,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      connection,
      time: fc.oneof(time, fc.constant(99)),
      limit: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('save' as const), nth }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('park' as const), nth, time, isDead }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('finish' as const), nth, isDead }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replay' as const), nth: some, time }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), nth: some }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

const options = { windowMs: 12, maxMessages: 4 }

/** Two stores say the same, but for the keys, which are their own affair. */
const unkeyed = (entries: readonly (StoredDelivery | DeadLetter)[]) =>
  entries.map((entry) => ({ ...entry, key: 0 }))

it.each(drivers)(
  'the store of %s does what the one in memory does, and forgets nothing when it is opened anew',
  async (driver) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
        const path = storePath()
        const memory = createMemoryStore(options)
        let file = await createSqliteStore({ ...options, path, driver })
        let held: readonly (readonly [inMemory: StoredDelivery, inFile: StoredDelivery])[] = []
        let now = 0

        /** Has both stores do the same to the one that is held, which then is or is not any longer. */
        async function withHeld(
          nth: number,
          work: (store: DeliveryStore, entry: StoredDelivery) => Promise<StoredDelivery | undefined>,
        ) {
          const pair = held[nth % held.length]
          if (pair === undefined) return
          const [one, other] = [await work(memory, pair[0]), await work(file, pair[1])]
          held = held.flatMap((each) => {
            if (each !== pair) return [each]
            return one === undefined || other === undefined ? [] : [[one, other] as const]
          })
        }
        const lettersOf = async (store: DeliveryStore, nth: readonly number[]) => {
          const letters = await store.dead()
          return nth.flatMap((place) => letters[place]?.key ?? [])
        }
        const given = ({ key: _, ...state }: StoredDelivery) => ({
          ...state,
          diedAt: now,
          outcomes: [refused],
        })

        async function run(one: Step): Promise<void> {
          now += 1
          switch (one.do) {
            case 'put': {
              const states = one.of.map(([to, dueAt], place) =>
                stateOf({
                  delivery: deliveryTo(to, `${now}.${place}`),
                  dueAt,
                  acceptedAt: now,
                  ...(place === 0 ? { ageMs: now } : {}),
                }),
              )
              for (const store of [memory, file]) await store.put(states, { ids: one.ids, at: now })
              return
            }
            case 'take': {
              const [inMemory, inFile] = [
                await memory.take(one.connection, one.time, one.limit),
                await file.take(one.connection, one.time, one.limit),
              ]
              expect({ ...inFile, entries: unkeyed(inFile.entries) }).toEqual({
                ...inMemory,
                entries: unkeyed(inMemory.entries),
              })
              held = [
                ...held,
                ...inMemory.entries.flatMap((entry, place) => {
                  const other = inFile.entries[place]
                  return other === undefined ? [] : [[entry, other] as const]
                }),
              ]
              return
            }
            case 'save':
              return withHeld(one.nth, async (store, entry) => {
                const saved = { ...entry, answers: { '0': { status: 200, body: { at: now } } } }
                await store.save(saved)
                return saved
              })
            case 'park':
              return withHeld(one.nth, async (store, entry) => {
                const parked = {
                  ...entry,
                  attempts: entry.attempts + 1,
                  dueAt: one.time,
                  settled: [refused, null],
                }
                await store.park(parked, one.isDead ? given(entry) : undefined)
                return undefined
              })
            case 'finish':
              return withHeld(one.nth, async (store, entry) => {
                await store.finish(entry.key, [refused], one.isDead ? given(entry) : undefined)
                return undefined
              })
            case 'replay':
            case 'drop': {
              const counts: number[] = []
              for (const store of [memory, file]) {
                const keys = await lettersOf(store, one.nth)
                counts.push(one.do === 'drop' ? await store.drop(keys) : await store.replay(keys, one.time))
              }
              expect(counts[1]).toBe(counts[0])
              return
            }
            case 'reopen':
              await file.close()
              file = await createSqliteStore({ ...options, path, driver })
              for (const [entry] of held) await memory.park(entry)
              held = []
          }
        }

        for (const one of steps) {
          await run(one)
          const [inMemory, inFile] = [await memory.lanes(), await file.lanes()]
          const byConnection = (lanes: typeof inMemory) =>
            Object.fromEntries(lanes.map((lane) => [lane.connection, lane]))
          expect(byConnection(inFile)).toEqual(byConnection(inMemory))
          expect(await file.seen(allIds, now)).toEqual(await memory.seen(allIds, now))
          expect(unkeyed(await file.dead())).toEqual(unkeyed(await memory.dead()))
        }
        await file.close()
      }),
      { numRuns: 50 },
    )
  },
  120_000,
)
