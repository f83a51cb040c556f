import type { RunningConnection } from '../../src/engine/running-connection.js'
import type { ConnectOptions, Plan } from '../../src/runtime/open-plan.js'
import type { Case } from './cases.js'

/** A file of a built module, with the places of the cases whose connections are in it. */
export interface ModuleFile {
  readonly file: string
  readonly places: readonly number[]
}

export const idOf = (place: number): string => `c${place}`

/** Finds the connection of a case in the modules that were built; each is imported at once and opened when it is needed. */
export async function byModules(
  files: readonly ModuleFile[],
): Promise<(one: Case, place: number) => RunningConnection> {
  const byPlace = new Map<number, BuiltFile>()
  for (const { file, places } of files) {
    const built: BuiltFile = await import(file)
    for (const place of places) byPlace.set(place, built)
  }
  const plans = new Map<BuiltFile, Plan>()
  return ({ now }, place) => {
    const built = byPlace.get(place)
    if (built === undefined) throw new Error(`no module has the connection ${place}`)
    const plan = plans.get(built) ?? built.connect({ clock: () => now })
    plans.set(built, plan)
    const connection = plan.connections.get(idOf(place))
    if (connection === undefined) throw new Error(`the module has no connection ${place}`)
    return connection
  }
}

interface BuiltFile {
  readonly connect: (options: ConnectOptions) => Plan
}
