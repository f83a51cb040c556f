import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { folderWith, waybill } from './cli/in-process.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

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
