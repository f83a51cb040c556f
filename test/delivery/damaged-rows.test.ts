import { expect, it } from 'vitest'
import type { Batch } from '../../src/actions/index.js'
import { deadAsJson, renderDead } from '../../src/cli/dead/render-dead.js'
import { colorsFor } from '../../src/cli/io.js'
import { loadDriver } from '../../src/delivery/sqlite/load-driver.js'
import { Sink } from '../cli/in-process.js'
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

it('whatever stands in the row of a dead letter, letters are listed', async () => {
  const [delivery] = connections[0]?.evaluate(track('a')).deliveries ?? []
  const outcome = {
    messageId: 'm-a',
    connection: 'chain',
    status: 'discarded',
    step: 'delivery',
    code: 'X',
    reason: 'y',
  }
  const letter = { delivery, outcomes: [outcome], accepted: 0, died: 0 }
  const rows = [
    ...[...damaged(delivery)].map((one) => ({ ...letter, delivery: one })),
    ...[...damaged([outcome])].map((outcomes) => ({ ...letter, outcomes })),
    { ...letter, died: 1e300 },
    { ...letter, accepted: -1e300 },
    letter,
  ]
  const path = storePath()
  await (await openStore({ path, ...(driver && { driver }) })).close()
  const database = (await loadDriver(driver)).open(path)
  const insert = database.prepare(
    `INSERT INTO dead_letter (connection, due_at, attempts, progress, delivery, outcomes, accepted_at, died_at)
     VALUES ('chain', 0, 1, '{"answers":{}}', ?, ?, ?, ?)`,
  )
  database.exec('BEGIN')
  for (const { delivery, outcomes, accepted, died } of rows)
    insert.run(JSON.stringify(delivery), JSON.stringify(outcomes), accepted, died)
  database.exec('COMMIT')
  database.close()
  const letters = await (await openStore({ path, ...(driver && { driver }) })).dead()
  expect(letters.length).toBeGreaterThan(0)
  expect(letters.length).toBeLessThan(rows.length)
  expect(letters.map(deadAsJson)).toHaveLength(letters.length)
  expect(renderDead(letters, colorsFor(new Sink(), {}))).toContain('chain')
})
