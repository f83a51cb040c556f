import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSqliteStore } from '../../src/delivery/sqlite/index.js'
import { loadDriver } from '../../src/delivery/sqlite/load-driver.js'
import type { SqliteDriverName } from '../../src/delivery/sqlite/sqlite-driver.js'
import { deliveryTo, refused, stateOf } from './store-behaviour.js'
import { drivers, openStore, storePath } from './store-file.js'

describe.each(drivers)('a store in a file, by %s', (driver) => {
  /** Writes into a file as somebody else would. */
  async function write(path: string, sql: string): Promise<void> {
    const database = (await loadDriver(driver)).open(path)
    database.exec(sql)
    database.close()
  }
  const opening = (path: string) => createSqliteStore({ path, driver, waitMs: 0 })

  it('has what was put when it is opened anew, with what was held waiting as far as it had come', async () => {
    const path = storePath()
    const first = await opening(path)
    await first.put([stateOf(), stateOf({ delivery: deliveryTo('d', 'b'), dueAt: 0.5 })])
    const [entry] = (await first.take('c', 0, 1)).entries
    if (entry === undefined) throw new Error('nothing was taken')
    const further = { ...entry, answers: { '0': { status: 200 } } }
    await first.save(further)
    await first.close()
    const second = await openStore({ path, driver })
    expect(await second.lanes()).toEqual([
      { connection: 'c', waiting: 1, dueAt: 0 },
      { connection: 'd', waiting: 1, dueAt: 0.5 },
    ])
    expect((await second.take('c', 0, 1)).entries).toEqual([further])
  })

  it('never gives a key again, though nothing is left of what had it', async () => {
    const path = storePath()
    const first = await opening(path)
    const [key = 0] = await first.put([stateOf()])
    await first.finish(key, [], { ...stateOf(), diedAt: 0, outcomes: [refused] })
    const [letter] = await first.dead()
    await first.drop([letter?.key ?? 0])
    await first.close()
    const second = await openStore({ path, driver })
    const [next = 0] = await second.put([stateOf()])
    expect(next).toBeGreaterThan(key)
    await second.finish(next, [], { ...stateOf(), diedAt: 0, outcomes: [refused] })
    expect((await second.dead())[0]?.key).toBeGreaterThan(letter?.key ?? 0)
  })

  it('keeps about as many dead letters as it is told to, the newest', async () => {
    const store = await openStore({ driver, maxDead: 2 })
    for (const id of ['a', 'b', 'c']) {
      const state = stateOf({ delivery: deliveryTo('c', id) })
      await store.finish(0, [], { ...state, diedAt: 1, outcomes: [] })
    }
    expect((await store.dead()).map(({ delivery }) => delivery.id)).toEqual(['c/0/b', 'c/0/c'])
  })

  it('refuses alone what can not be kept among what can', async () => {
    const store = await openStore({ driver })
    const results = await Promise.allSettled([
      store.put([stateOf()]),
      store.put([stateOf(), stateOf({ dueAt: Number.NaN })]),
      store.put([stateOf({ dueAt: 7 })]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { name: 'StoreError', code: 'SQLITE_CONSTRAINT' } })
    expect(await store.lanes()).toEqual([{ connection: 'c', waiting: 2, dueAt: 0 }])
  })

  it('gives a letter that waits again as it is, though what was undone had its key', async () => {
    const store = await openStore({ driver })
    await store.finish(0, [], { ...stateOf(), diedAt: 1, outcomes: [refused] })
    const [letter] = await store.dead()
    const undone = stateOf({ delivery: deliveryTo('c', 'undone') })
    await expect(store.put([undone, stateOf({ dueAt: Number.NaN })])).rejects.toThrow()
    await store.replay([letter?.key ?? 0], 0)
    expect((await store.take('c', 0, 9)).entries.map(({ delivery }) => delivery)).toEqual([letter?.delivery])
  })

  it('takes nothing after it was closed, and is closed with what was asked for before', async () => {
    const path = storePath()
    const store = await opening(path)
    const put = store.put([stateOf()])
    await Promise.all([store.close(), store.close()])
    await put
    for (const late of [store.put([stateOf()]), store.take('c', 0, 1), store.lanes(), store.dead()])
      await expect(late).rejects.toMatchObject({ code: 'STORE_CLOSED', message: 'the store is closed' })
    expect(await (await openStore({ path, driver })).lanes()).toMatchObject([{ waiting: 1 }])
  })

  it('puts aside what can not be read, and goes on with the rest', async () => {
    const path = storePath()
    const before = await opening(path)
    const [, second = 0, third = 0] = await before.put(
      ['a', 'b', 'c', 'd'].map((id) => stateOf({ delivery: deliveryTo('c', id) })),
    )
    for (const id of ['x', 'y'])
      await before.finish(0, [], { ...stateOf({ delivery: deliveryTo('c', id) }), diedAt: 1, outcomes: [] })
    const [letter] = await before.dead()
    await before.close()
    await write(
      path,
      `
      UPDATE delivery SET delivery = 'oh' WHERE key = ${second};
      UPDATE delivery SET progress = '{"answers":[]}' WHERE key = ${third};
      UPDATE dead_letter SET outcomes = '7' WHERE key = ${letter?.key}`,
    )
    const damaged: unknown[] = []
    const after = await openStore({ path, driver, onDamaged: (row) => damaged.push(row) })
    const taken = await after.take('c', 0, 9)
    expect(taken.entries.map(({ delivery }) => delivery.id)).toEqual(['c/0/a', 'c/0/d'])
    expect(taken).toMatchObject({ unreadable: 2, nextDueAt: undefined })
    expect((await after.dead({ limit: 1 })).map(({ delivery }) => delivery.id)).toEqual(['c/0/y'])
    expect(damaged).toEqual([
      { table: 'delivery', key: second },
      { table: 'delivery', key: third },
      { table: 'dead_letter', key: letter?.key },
    ])
    await after.close()
    const database = (await loadDriver(driver)).open(path)
    expect(database.prepare('SELECT origin, delivery FROM damaged').all()).toMatchObject([
      { origin: `delivery ${second}`, delivery: 'oh' },
      { origin: `delivery ${third}` },
      { origin: `dead_letter ${letter?.key}` },
    ])
    expect(database.prepare('SELECT count(*) AS rest FROM delivery').get()).toMatchObject({ rest: 2 })
    database.close()
  })

  it('gives back the room that an outage took, when it is opened anew', async () => {
    const path = storePath()
    const first = await opening(path)
    const [request] = deliveryTo('c', 'a').requests
    if (request === undefined) throw new Error('it has a request')
    const large = { ...deliveryTo('c', 'a'), requests: [{ ...request, text: 'x'.repeat(200_000) }] }
    const keys = await first.put([
      stateOf(),
      ...Array.from({ length: 150 }, () => stateOf({ delivery: large })),
    ])
    await Promise.all(keys.slice(1).map((key) => first.finish(key, [])))
    await first.close()
    const before = statSync(path).size
    expect(before).toBeGreaterThan(150 * 200_000)
    const second = await opening(path)
    expect((await second.take('c', 0, 9)).entries.map(({ key }) => key)).toEqual(keys.slice(0, 1))
    expect(await second.put([stateOf()])).toEqual([152])
    await second.close()
    expect(statSync(path).size).toBeLessThan(before / 100)
  })

  it('is locked for everyone else until it is closed', async () => {
    const path = storePath()
    const first = await opening(path)
    await expect(opening(path)).rejects.toMatchObject({
      code: 'STORE_LOCKED',
      message: `${path} is in use already, by another process or by another store of this one`,
    })
    await first.put([stateOf()])
    await first.close()
    expect(await (await openStore({ path, driver })).lanes()).toMatchObject([{ waiting: 1 }])
  })

  it('is waited for while another one still has it', async () => {
    const path = storePath()
    const first = await opening(path)
    const second = createSqliteStore({ path, driver, waitMs: 20_000 })
    await first.close()
    await (await second).close()
  })

  it('is for its owner alone', async () => {
    const path = storePath()
    await openStore({ path, driver })
    for (const file of [path, `${path}-wal`]) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is found through a link', async () => {
    const path = storePath()
    const link = join(dirname(path), 'link.db')
    await (await opening(path)).close()
    symlinkSync(path, link)
    const store = await openStore({ path: link, driver })
    await store.put([stateOf()])
    await expect(opening(path)).rejects.toMatchObject({ code: 'STORE_LOCKED' })
  })

  it('says in one line what is wrong with a file that is none, and leaves that as it is', async () => {
    const folder = dirname(storePath())
    const at = (name: string) => join(folder, name)
    writeFileSync(
      at('text'),
      'These are no deliveries, but a text that is longer than the header of a database is.\n'.repeat(9),
    )
    writeFileSync(at('empty'), '')
    mkdirSync(at('folder'))
    await write(at('notes'), 'CREATE TABLE note (text)')
    await (await opening(at('newer'))).close()
    await write(at('newer'), 'PRAGMA user_version = 99')
    await (await opening(at('torn'))).close()
    await write(at('torn'), 'DROP TABLE message')
    const cases = {
      text: ['STORE_FOREIGN', 'can not be opened: it is no SQLite database'],
      folder: ['STORE_UNREACHABLE', 'can not be opened: it is a folder'],
      'nowhere/store': ['STORE_UNREACHABLE', `can not be opened: there is no folder ${at('nowhere')}`],
      'text/store': ['STORE_UNREACHABLE', 'can not be opened: a part of its path is no folder'],
      torn: ['STORE_UNREACHABLE', 'can not be opened: SQLite failed with SQLITE_ERROR'],
      notes: ['STORE_FOREIGN', 'is a database of something else than Waybill'],
      newer: [
        'STORE_VERSION',
        'was written by a newer version of Waybill: its form is 99, this version reads 1',
      ],
    }
    for (const [name, [code, message]] of Object.entries(cases))
      await expect(opening(at(name)), name).rejects.toMatchObject({
        name: 'StoreError',
        code,
        message: `${at(name)} ${message}`,
      })
    for (const path of ['', ':memory:'])
      await expect(opening(path)).rejects.toMatchObject({
        message: 'a store needs the path of a file; createMemoryStore needs none',
      })
    await (await opening(at('empty'))).close()
    const notes = (await loadDriver(driver)).open(at('notes'))
    expect(notes.prepare('PRAGMA journal_mode').get()).toMatchObject({ journal_mode: 'delete' })
    notes.close()
  })
})

const missing: readonly SqliteDriverName[] = (['better-sqlite3', 'node:sqlite'] as const).filter(
  (driver) => !drivers.includes(driver),
)

it.each(missing)('says what to do where there is no %s', async (driver) => {
  const remedy = driver === 'node:sqlite' ? 'use Node 22.13 or newer' : 'run "npm install better-sqlite3@12"'
  await expect(createSqliteStore({ path: storePath(), driver })).rejects.toMatchObject({
    code: 'STORE_DRIVER_MISSING',
    message: `SQLite is not there: ${remedy}`,
  })
})
