import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casesOf, type Results } from './cases.js'
import { expectResults } from './expect-results.js'
import { modulesOf } from './modules-of.js'
import { readVectorFiles } from './vector-files.js'

/** All vectors in a process in which no code may be made from text. */

const files = readVectorFiles()
const script = fileURLToPath(new URL('run.ts', import.meta.url))
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const run = (...args: readonly string[]): Results =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ['--disallow-code-generation-from-strings', '--import', 'tsx', script, ...args],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    ),
  )

it('gives by closures what the vectors say', { timeout: 120_000 }, () => {
  expectResults(run(), files)
})

describe('built modules', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-modules-'))
  const modules = modulesOf(casesOf(files))

  beforeAll(async () => {
    for (const [index, { text }] of modules.entries()) writeFileSync(join(folder, `${index}.mjs`), text)
    await build({
      entryPoints: modules.map((_, index) => join(folder, `${index}.mjs`)),
      outdir: join(folder, 'bundled'),
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      alias: {
        'waybill/runtime': fromRoot('src/runtime/index.ts'),
        'waybill/functions': fromRoot('src/functions/index.ts'),
      },
      nodePaths: [fromRoot('node_modules')],
      logLevel: 'error',
    })
  }, 120_000)

  afterAll(() => rmSync(folder, { recursive: true }))

  it('give what the vectors say', { timeout: 120_000 }, () => {
    const list = modules.map(({ places }, index) => ({
      file: pathToFileURL(join(folder, 'bundled', `${index}.mjs`)).href,
      places,
    }))
    expectResults(run(JSON.stringify(list)), files)
  })

  it('hold no way to make code from text, and nothing that parses', () => {
    for (const { text } of modules) expect(text).not.toMatch(/\bnew Function\b|\beval\b|\bimport\(/)
  })
})
