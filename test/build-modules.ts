import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Bundles modules of the repository, each into a file of its name in a folder, from which packages are found. */
export async function buildModules(paths: readonly string[], folder: string): Promise<void> {
  await build({
    entryPoints: paths.map(at),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    tsconfig: at('tsconfig.json'),
    logLevel: 'error',
  })
  symlinkSync(at('node_modules'), join(folder, 'node_modules'))
}
