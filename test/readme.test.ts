import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { folderWith, waybill } from './cli/in-process.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The code block that follows a comment in the README. */
function blockAfter(comment: string): string {
  const [, block] = readme.split(comment)[1]?.split(/```\w*\n/) ?? []
  return block ?? ''
}

describe.each(['readme', 'languages', 'why'])('the example %s', (name) => {
  it('stands in the README as it is', () => {
    const source = readFileSync(new URL(`../examples/${name}.mjs`, import.meta.url), 'utf8')
    expect(blockAfter(`<!-- example: examples/${name}.mjs -->`)).toBe(source)
  })

  it('prints what the README shows', async () => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
    await import(`../examples/${name}.mjs`)
    log.mockRestore()
    expect(blockAfter(`<!-- output: examples/${name}.mjs -->`)).toBe(`${lines.join('\n')}\n`)
  })
})

it('shows a test that stands among ours', () => {
  const source = readFileSync(new URL('testing/author.test.ts', import.meta.url), 'utf8')
  expect(blockAfter('<!-- example: test/testing/author.test.ts -->')).toBe(source)
})

it('shows a configuration and commands that work', async () => {
  const [, config = '', commands = ''] = /```yaml\n(.*?)```\s+```sh\n(.*?)```/s.exec(readme) ?? []
  // Each line: `npx waybill`, the words, and the file that the output goes to.
  const [sample = [], run = []] = commands
    .split('\n')
    .map((line) => line.replace(/ > .*/, '').split(' ').slice(2))
  const events = await waybill(sample)
  const folder = folderWith({ 'waybill.yaml': config, 'events.ndjson': events.stdout })
  const words = run.map((word) => (/\.(yaml|ndjson)$/.test(word) ? join(folder, word) : word))
  const { status, stdout, stderr } = await waybill(words)
  expect(stderr).toMatch(/^connection/)
  expect(stdout.split('\n').length).toBeGreaterThan(10)
  expect(status).toBe(0)
})
