import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { casesOf } from '../anywhere/cases.js'
import { expectResults } from '../anywhere/expect-results.js'
import { modulesOf } from '../anywhere/modules-of.js'
import { readVectorFiles } from '../anywhere/vector-files.js'
import { findChromium, openPage, type ServedFile } from './chromium.js'
import type { PageResults } from './page.js'

/** All vectors in a browser, by bundles of the built package as esbuild makes them for a page. */

const root = fileURLToPath(new URL('../../', import.meta.url))
const vectors = readVectorFiles()
const modules = modulesOf(casesOf(vectors))
const pages = new Map<string, ServedFile>()

beforeAll(async () => {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [
      { in: 'test/browser/page.ts', out: 'page' },
      ...modules.map((_, index) => ({ in: `module:${index}`, out: `modules/${index}` })),
    ],
    outdir: '/',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // Without it the paths of ours would lead to the sources.
    tsconfigRaw: {},
    plugins: [builtModules],
    write: false,
    logLevel: 'error',
  })
  for (const { path, contents } of outputFiles)
    pages.set(path.slice(1), { type: 'text/javascript', body: contents })
  const files = modules.map(({ places }, index) => ({ file: `/modules/${index}.js`, places }))
  pages.set('work.json', { type: 'application/json', body: JSON.stringify({ vectors, files }) })
  const html = '<!doctype html><script type="module" src="page.js"></script>'
  pages.set('index.html', { type: 'text/html', body: html })
}, 120_000)

/** The texts of built modules, as files of a project that has the package. */
const builtModules: Plugin = {
  name: 'built modules',
  setup(bundler) {
    bundler.onResolve({ filter: /^module:/ }, ({ path }) => ({ path: path.slice(7), namespace: 'module' }))
    bundler.onLoad({ filter: /.*/, namespace: 'module' }, ({ path }) => ({
      contents: modules[Number(path)]?.text ?? '',
      resolveDir: root,
    }))
  },
}

describe('Chromium', () => {
  it.each([
    ['by generated code', undefined, true],
    ['by closures, under a content security policy', "default-src 'self'", false],
  ])(
    'gives what the vectors say, %s and by built modules',
    async (_, policy, makesCode) => {
      const results = await open(policy)
      expect(results.makesCode).toBe(makesCode)
      expectResults(results.engine, vectors)
      expectResults(results.modules, vectors)
    },
    300_000,
  )
})

async function open(policy: string | undefined): Promise<PageResults> {
  const chromium = findChromium()
  if (chromium === undefined) throw new Error('there is no Chromium: name one by CHROMIUM')
  const results = await openPage(chromium, pages, policy)
  if (!isPageResults(results)) throw new Error(`the page failed: ${JSON.stringify(results)}`)
  return results
}

const isPageResults = (results: unknown): results is PageResults =>
  typeof results === 'object' && results !== null && 'engine' in results && 'modules' in results
