import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import countBy from 'lodash/countBy.js'
import groupBy from 'lodash/groupBy.js'
import partition from 'lodash/partition.js'
import { loadDriver } from '../../../src/delivery/sqlite/load-driver.js'
import type { SqliteDriverName } from '../../../src/delivery/sqlite/sqlite-driver.js'
import { Dice } from '../../../src/events/sample/dice.js'
import { steps } from './connections.js'
import { type Done, moodyServer, nameOf } from './moody-server.js'
import type { Orders } from './orders.js'

export interface KillOptions {
  readonly kills: number
  readonly seed: number
  readonly driver: SqliteDriverName
}

/** What came of it. */
export interface KillReport {
  readonly kills: number
  readonly events: number
  readonly requests: number
  /** Requests that never succeeded, of events that were taken: event and step. */
  readonly lost: readonly string[]
  /** Requests that succeeded again in a later process, since they were on their way at a kill. */
  readonly repeated: number
  /** Of these the most after one kill. */
  readonly mostRepeated: number
  /** Requests that succeeded again although their end was safe: event and step. */
  readonly doubled: readonly string[]
  /** Requests that came with more than one idempotency key. */
  readonly rekeyed: readonly string[]
  readonly refused: readonly string[]
  /** What is left in the file, and whether SQLite finds it whole. */
  readonly left: unknown
  readonly integrity: unknown
}

export const concurrency = 8

/**
 * Has one process after the other send events from the same file of a store, and kills each at a moment that the seed decides. An
 * event that was not known to be taken when its process died is sent again by the next, as its sender would.
 */
export async function killAgainAndAgain({ kills, seed, driver }: KillOptions): Promise<KillReport> {
  const dice = new Dice(seed)
  const folder = mkdtempSync(join(tmpdir(), 'waybill-kill-'))
  const program = await builtChild(folder)
  const server = await moodyServer(new Dice(seed + 1))
  const [path, log] = [join(folder, 'waybill.db'), join(folder, 'log')]
  let events = 0
  let waiting: readonly string[] = []
  let next = start(program, server.port)
  try {
    for (let run = 0; run <= kills; run += 1) {
      const child = next
      const isLast = run === kills
      if (!isLast) next = start(program, server.port)
      const fresh = isLast ? [] : Array.from({ length: 40 }, () => `e${++events}`)
      const orders: Orders = {
        path,
        driver,
        log,
        run,
        ids: [...waiting, ...fresh],
        concurrency,
        isLast,
      }
      await child.ready
      const exit = once(child.process, 'exit')
      child.process.send(orders)
      if (!isLast) {
        // As it opens the file, or with some requests behind it and others on their way.
        await Promise.race([server.received(dice.pick([0, dice.below(40), dice.below(80)])), exit])
        await sleep(dice.below(12))
        child.process.kill('SIGKILL')
      }
      const [status] = await exit
      if (isLast && status !== 0) throw new Error(`the last process ended with ${status}`)
      if (!isLast && status !== null) throw new Error(`a process ended by itself, with ${status}`)
      const taken = new Set(readLog(log).flatMap(({ what, event }) => (what === 'taken' ? [event] : [])))
      waiting = orders.ids.filter((id) => !taken.has(id))
    }
    const database = (await loadDriver(driver)).open(path)
    const left = database
      .prepare(
        'SELECT (SELECT count(*) FROM delivery) AS deliveries, (SELECT count(*) FROM dead_letter) AS dead',
      )
      .get()
    const integrity = database.prepare('PRAGMA integrity_check').get()
    database.close()
    return {
      kills,
      events,
      requests: server.requests,
      ...judge(events, server.done, readLog(log)),
      rekeyed: [...server.keys].flatMap(([name, keys]) => (keys.size > 1 ? [name] : [])),
      left,
      integrity,
    }
  } finally {
    next.process.kill('SIGKILL')
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function start(
  program: string,
  port: number,
): { readonly process: ChildProcess; readonly ready: Promise<unknown> } {
  const child = fork(program, [String(port)], { execArgv: [] })
  return { process: child, ready: once(child, 'message') }
}

/** One file that holds all it needs: it starts many times faster than from its sources. */
async function builtChild(folder: string): Promise<string> {
  const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  const outfile = join(folder, 'child.mjs')
  await build({
    entryPoints: [at('child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['better-sqlite3'],
    // What is CommonJS among it asks for built-in modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
    logLevel: 'error',
  })
  symlinkSync(at('../../../node_modules'), join(folder, 'node_modules'))
  return outfile
}

/** Something that a process was told is safe. */
interface Line {
  readonly run: number
  readonly what: string
  readonly event: string
  readonly step: string
}

function readLog(path: string): readonly Line[] {
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => {
    const [run = '', what = '', event = '', step = ''] = line.split(' ')
    return { run: Number(run), what, event, step }
  })
}

function judge(events: number, done: readonly Done[], log: readonly Line[]) {
  const endedIn = new Map(
    log.flatMap((line) => (line.what === 'ended' ? [[nameOf(line), line.run] as const] : [])).reverse(),
  )
  const times = groupBy(done, nameOf)
  const wanted = Array.from({ length: events }, (_, nth) =>
    steps.map((step) => nameOf({ event: `e${nth + 1}`, step })),
  ).flat()
  const again = Object.values(times).flatMap((each) =>
    each.slice(1).map((one, at) => ({ name: nameOf(one), run: one.run, before: each[at]?.run ?? 0 })),
  )
  const [doubled, repeated] = partition(
    again,
    ({ name, run, before }) => run === before || (endedIn.get(name) ?? run) < run,
  )
  return {
    lost: wanted.filter((name) => times[name] === undefined),
    doubled: doubled.map(({ name }) => name),
    repeated: repeated.length,
    mostRepeated: Math.max(0, ...Object.values(countBy(repeated, 'before'))),
    refused: log.flatMap(({ what, event, step }) => (what === 'refused' ? [`${event} ${step}`] : [])),
  }
}
