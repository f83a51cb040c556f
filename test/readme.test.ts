import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The code block that follows a comment in the README. */
function blockAfter(comment: string): string {
  const [, block] = readme.split(comment)[1]?.split(/```\w*\n/) ?? []
  return block ?? ''
}

it('shows the example that stands in examples/readme.mjs', () => {
  const source = readFileSync(new URL('../examples/readme.mjs', import.meta.url), 'utf8')
  expect(blockAfter('<!-- example: examples/readme.mjs -->')).toBe(source)
})

it('shows what the example prints', async () => {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
  // The path is computed so that the compiler does not look for types of a plain script.
  await import(`../examples/${'readme'}.mjs`)
  log.mockRestore()
  expect(blockAfter('<!-- output -->')).toBe(`${lines.join('\n')}\n`)
})
