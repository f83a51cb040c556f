import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'

/** The schemas that files are checked by in editors. */
export type SchemaName = 'destination' | 'connections' | 'cases'

/**
 * Where an editor finds a schema, from a folder on: in the Waybill that is installed for it. Where none is, the place at
 * which it will be found when it is.
 */
export function schemaAddress(folder: string, name: SchemaName): string {
  const home = homeOf(resolve(folder))
  const path = relative(
    resolve(folder),
    join(home, 'node_modules', 'waybill', 'schemas', `${name}.schema.json`),
  )
  const portable = path.split(sep).join('/')
  return portable.startsWith('.') ? portable : `./${portable}`
}

/** Whether Waybill is installed where a folder would import it from. */
export const isInstalledFor = (folder: string, name = 'waybill'): boolean =>
  foldersAbove(resolve(folder)).some((one) => existsSync(join(one, 'node_modules', name, 'package.json')))

/** The folder with the Waybill that is nearest, else that of the project, else the one around. */
function homeOf(folder: string): string {
  const above = foldersAbove(folder)
  return (
    above.find((one) => existsSync(join(one, 'node_modules', 'waybill', 'package.json'))) ??
    above.find((one) => existsSync(join(one, 'package.json'))) ??
    dirname(folder)
  )
}

/** A folder and all that are around it, the nearest first. */
function foldersAbove(folder: string): readonly string[] {
  const around = dirname(folder)
  return around === folder ? [folder] : [folder, ...foldersAbove(around)]
}
