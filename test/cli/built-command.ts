import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { buildModules } from '../build-modules.js'

/** `waybill` as it starts for a user: one file, in a folder of its own, with a command for shells beside it. */
export interface BuiltCommand {
  /** What `PATH` has to be for a shell that finds it. */
  readonly path: string
  remove(): void
}

/** Builds the command, which starts many times faster than from its sources. */
export async function buildCommand(): Promise<BuiltCommand> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-command-'))
  const main = join(folder, 'main.mjs')
  await buildModules(['src/cli/main.ts'], folder)
  const command = join(folder, 'waybill')
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`)
  chmodSync(command, 0o755)
  return {
    path: `${folder}${delimiter}${process.env.PATH}`,
    remove: () => rmSync(folder, { recursive: true }),
  }
}
