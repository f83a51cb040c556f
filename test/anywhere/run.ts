import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { createEngine, type Engine } from '../../src/index.js'
import type { ConnectOptions, Plan } from '../../src/runtime/open-plan.js'
import { type Case, casesOf, mirrors, runAll } from './cases.js'
import { idOf } from './modules-of.js'
import { readVectorFiles } from './vector-files.js'

/**
 * Prints what comes of all vectors, by closures or, where it is given the list of their files, by built modules. Run in
 * a process where no code may be made from text.
 */
const engines = new Map<number, Engine>()
const [modules] = process.argv.slice(2)
const cases = casesOf(readVectorFiles())
const results = runAll(cases, modules === undefined ? byClosures : await byModules(JSON.parse(modules)))
process.stdout.write(JSON.stringify(results))

function byClosures({ config, now }: Case) {
  const destinations = [...definitions, ...mirrors]
  const engine =
    engines.get(now) ?? createEngine({ destinations, functions, clock: () => now, evaluation: 'closures' })
  engines.set(now, engine)
  return engine.connect({ id: 'c', ...config })
}

interface BuiltFile {
  readonly connect: (options: ConnectOptions) => Plan
}

async function byModules(files: readonly { readonly file: string; readonly places: readonly number[] }[]) {
  const byPlace = new Map<number, BuiltFile>()
  for (const { file, places } of files) {
    const built: BuiltFile = await import(file)
    for (const place of places) byPlace.set(place, built)
  }
  const plans = new Map<BuiltFile, Plan>()
  return ({ now }: Case, place: number) => {
    const built = byPlace.get(place)
    if (built === undefined) throw new Error(`no module has the connection ${place}`)
    const plan = plans.get(built) ?? built.connect({ clock: () => now })
    plans.set(built, plan)
    const connection = plan.connections.get(idOf(place))
    if (connection === undefined) throw new Error(`the module has no connection ${place}`)
    return connection
  }
}
