import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { folderWith, waybill } from '../cli/in-process.js'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

it('runs connections where no code may be made from text, and Node is not there', async () => {
  const folder = folderWith({})
  cpSync(at('examples/edge'), folder, { recursive: true })
  const plan = join(folder, 'plan.mjs')
  expect(await waybill(['build', '--config', join(folder, 'waybill.yaml'), '--out', plan])).toMatchObject({
    status: 0,
  })
  const bundle = join(folder, 'bundle.mjs')
  await build({
    entryPoints: [join(folder, 'try.mjs')],
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    alias: { 'waybill/runtime': at('src/runtime/index.ts') },
    logLevel: 'error',
  })
  const printed = execFileSync(
    process.execPath,
    ['--disallow-code-generation-from-strings', '--no-warnings', bundle],
    { encoding: 'utf8' },
  )
  expect(printed).toBe(
    'POST https://orders.example.com/take {"order":"o-1"}\n1 sent: built\n0 sent: discarded NO_MATCHING_MAPPING\n',
  )
})
