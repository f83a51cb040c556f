import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const script = fileURLToPath(new URL('without-eval.ts', import.meta.url))
const run = (...flags: readonly string[]) =>
  JSON.parse(execFileSync(process.execPath, [...flags, '--import', 'tsx', script], { encoding: 'utf8' }))

it('gives the same answers in a process where no code may be made from text', () => {
  const results = run('--disallow-code-generation-from-strings')
  expect(results).toEqual(run())
  expect(results).toHaveLength(100)
})
