import { definitions } from 'waybill/definitions'
import { functions } from 'waybill/functions'
import { createEngine, type Engine } from '../../src/index.js'
import { byModules } from './by-modules.js'
import { type Case, casesOf, mirrors, runAll } from './cases.js'
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
