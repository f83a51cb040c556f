import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What a bundler makes of the sources: liquidjs comes with `@liquid` alone, and never with a file system. */

const root = fileURLToPath(new URL('../..', import.meta.url))

async function bundle(entry: string) {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'browser',
    treeShaking: true,
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  const importers = Object.entries(metafile.inputs)
  const importersOf = (part: string) =>
    importers
      .filter(([, { imports }]) => imports.some(({ path }) => path.includes(part)))
      .map(([file]) => file)
  return { text: outputFiles[0]?.text ?? '', importersOf }
}

describe('a bundle for browsers', () => {
  it('with @liquid takes the build of liquidjs that needs no file system, through one directory alone', async () => {
    const { importersOf } = await bundle("export * from './src/mappings/index.ts'")
    const fromOutside = (files: readonly string[]) =>
      files.filter((file) => !file.startsWith('src/mappings/liquid/') && !file.startsWith('node_modules/'))
    expect(importersOf('liquidjs')).not.toEqual([])
    expect(fromOutside(importersOf('liquidjs'))).toEqual([])
    expect(fromOutside(importersOf('src/mappings/liquid/'))).toEqual(['src/mappings/directives/liquid.ts'])
    expect(importersOf('liquid.node')).toEqual([])
  })

  it('without it has no liquidjs', async () => {
    const { text } = await bundle("export { path } from './src/mappings/directives/path.ts'")
    expect(text).not.toMatch(/liquid/i)
  })
})
