import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CliError } from '../cli-error.js'

/** A module with all that it imports in one file, for runtimes of browsers and the edge. Throws a `CliError`. */
export async function bundleModule(text: string, { minify }: { readonly minify: boolean }): Promise<string> {
  const { build } = await importEsbuild()
  const { outputFiles } = await build({
    // From here the package finds itself by its name.
    stdin: { contents: text, resolveDir: dirname(fileURLToPath(import.meta.url)), sourcefile: 'plan.mjs' },
    bundle: true,
    minify,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    tsconfigRaw: {},
    write: false,
    logLevel: 'silent',
  }).catch((error: unknown) => {
    throw new CliError(`esbuild can not bundle the module: ${firstLine(error)}`)
  })
  return outputFiles.map((file) => file.text).join('')
}

/** Nobody needs it who does not bundle, so it is installed by whoever does. */
async function importEsbuild() {
  try {
    return await import('esbuild')
  } catch {
    throw new CliError('--bundle needs esbuild, which is not installed: npm install --save-dev esbuild')
  }
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split('\n')[0] ?? ''
