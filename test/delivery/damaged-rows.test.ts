import { expect, it } from 'vitest'
import type { Batch } from '../../src/actions/index.js'
import { loadDriver } from '../../src/delivery/sqlite/load-driver.js'
import { connectTo, relay, track } from '../relay.js'
import { scripted } from './scripted.js'
import { drivers, openStore, storePath } from './store-file.js'

const post = (path: string) => ({ method: 'POST', path, json: { '@path': '$.payload' } })
const batch: Batch = { maxItems: 3, request: { method: 'POST', path: '/many', json: { '@path': '$.items' } } }
const connections = [
  connectTo(relay({ requests: [post('/one'), post('/two')] }), { id: 'chain' }),
  connectTo(relay({ batch, single: 'batch' }), { id: 'batch' }),
]
const events = ['a', 'b', 'c'].map((id) => track(id))
const [driver] = drivers

/** Each place of a value, with something else there, or nothing. */
function* damaged(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value))
    for (const other of [undefined, null, 5, 'x', [], {}, [null], { a: null }, true, -1, ...damaged(inner)])
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other }
}

it.each(connections)(
  'whatever stands in a row, it ends, and the rest goes on: $id',
  async (connection) => {
    const { id } = connection
    const [delivery] = connection.evaluateBatch(events).deliveries
    const progress = {
      answers: { 0: { status: 200, body: { id: 7 } } },
      settled: [null, { status: 'discarded', connection: id, step: 'delivery' }, null],
      ageMs: 5,
    }
    const rows = [
      ...[...damaged(delivery)].map((value) => [value, { answers: {} }]),
      ...[...damaged(progress)].map((value) => [delivery, value]),
      [delivery, { answers: {} }],
    ]
    const path = storePath()
    await (await openStore({ path, ...(driver && { driver }) })).close()
    const database = (await loadDriver(driver)).open(path)
    const insert = database.prepare(
      `INSERT INTO delivery (connection, due_at, accepted_at, attempts, delivery, progress) VALUES ('${id}', 0, 0, 0, ?, ?)`,
    )
    database.exec('BEGIN')
    for (const texts of rows) insert.run(...texts.map((value) => JSON.stringify(value)))
    database.exec('COMMIT')
    database.close()
    const store = await openStore({ path, ...(driver && { driver }) })
    const { service, outcomes, told, time } = scripted([connection], () => ({ status: 200 }), { store })
    await service.send([])
    await time.finish(service)
    expect(outcomes.filter(({ messageId }) => messageId === 'm-a').length).toBeGreaterThan(0)
    expect(told.unreadable.length).toBeGreaterThan(0)
    expect(await store.lanes()).toEqual([])
  },
  60_000,
)
