import { createEngine, type Engine } from 'waybill'
import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { byModules, type ModuleFile } from '../anywhere/by-modules.js'
import { type Case, casesOf, mirrors, type Results, runAll } from '../anywhere/cases.js'
import { deepFreeze } from '../deep-freeze.js'

/** What a page tells of itself and of all vectors, which it ran by an engine and by built modules. */
export interface PageResults {
  /** Whether the page may make code from text. */
  readonly makesCode: boolean
  readonly engine: Results
  readonly modules: Results
}

const engines = new Map<number, Engine>()

/** By whatever way to evaluate the page allows. */
function byEngine({ config, now }: Case) {
  const destinations = [...definitions, ...mirrors]
  const engine = engines.get(now) ?? createEngine({ destinations, functions, clock: () => now })
  engines.set(now, engine)
  return engine.connect({ id: 'c', ...config })
}

function makesCode(): boolean {
  try {
    return new Function('return true')()
  } catch {
    return false
  }
}

async function runPage(): Promise<PageResults> {
  const { vectors, files } = await (await fetch('work.json')).json()
  const cases = casesOf(deepFreeze(vectors))
  const list: readonly ModuleFile[] = files
  return {
    makesCode: makesCode(),
    engine: runAll(cases, byEngine),
    modules: runAll(cases, await byModules(list)),
  }
}

const results = await runPage().catch((error: unknown) => ({ error: String(error) }))
await fetch('results', { method: 'POST', body: JSON.stringify(results) })
