import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

export interface BundleSize {
  readonly minified: number
  readonly zipped: number
}

/** What a bundler makes of a program that imports the built package, in bytes. */
export async function bundleSize(program: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // Without it the paths of ours would lead to the sources.
    tsconfigRaw: {},
    write: false,
    // Of files without side effects that are imported for nothing else.
    logLevel: 'error',
  })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  return { minified: code.length, zipped: gzipSync(code, { level: 9 }).length }
}
