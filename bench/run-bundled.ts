import { spawnSync } from 'node:child_process'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs the first of some programs of this repository with arguments, all of them bundled as the published package is: tsx would
 * keep the names of functions, with a call for each function made. They stand beside each other, as `.mjs`, in the
 * folder `name` of a cache. Gives the exit status.
 */
export async function runBundled(
  name: string,
  programs: readonly [string, ...string[]],
  args: readonly string[],
): Promise<number> {
  const outdir = `${root}node_modules/.cache/waybill/${name}`
  await build({
    absWorkingDir: root,
    entryPoints: [...programs],
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  })
  const program = `${outdir}/${basename(programs[0], '.ts')}.mjs`
  const { status } = spawnSync(process.execPath, ['--expose-gc', program, ...args], { stdio: 'inherit' })
  return status ?? 1
}
