import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { type BuiltCommand, buildCommand } from '../cli/built-command.js'
import { blocksOf, commandsOf, countMarks, linksOf } from './guide.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]
  .filter((path) => path.endsWith('.md'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const guides = pages.filter(({ text }) => countMarks(text) > 0)

let built: BuiltCommand
beforeAll(async () => {
  built = await buildCommand()
})
afterAll(() => built.remove())

describe.each(guides)('the page $path', ({ text }) => {
  const blocks = blocksOf(text)

  it('has a block below each mark', () => {
    expect(blocks).toHaveLength(countMarks(text))
  })

  it.each(blocks.filter(({ kind }) => kind === 'example'))('shows $of as it is', (block) => {
    expect(block.text).toBe(readFileSync(join(root, block.of), 'utf8'))
  })

  it.each(blocks.filter(({ kind }) => kind === 'output'))('shows what $of prints', async (block) => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => lines.push(line))
    onTestFinished(() => log.mockRestore())
    await import(/* @vite-ignore */ join(root, block.of))
    expect(`${lines.join('\n')}\n`).toBe(block.text)
  })

  const shells = blocks.filter(({ kind }) => kind === 'shell')
  it.each(shells)('shows what commands print in "$of"', { timeout: 120_000 }, (block) => {
    const folder = mkdtempSync(join(tmpdir(), 'waybill-guide-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    if (block.of !== '') cpSync(join(root, block.of), folder, { recursive: true })
    installIn(folder)
    for (const { command, prints } of commandsOf(block.text))
      expect(printed(command, folder), command).toBe(prints)
  })
})

/** Every guide begins after `npm install waybill`: commands that look for what is installed find it. */
function installIn(folder: string): void {
  const home = join(folder, 'node_modules', 'waybill')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"name":"waybill"}')
}

/** What a shell prints for a command, standard error included; its folder is not named in it. */
function printed(command: string, folder: string): string {
  const line = `${command.replace(/\bnpx (?=waybill\b)/g, '')}\n`
  const run = execFileSync('bash', ['-c', `exec 2>&1\n${line}\ntrue`], {
    cwd: folder,
    env: { PATH: built.path, HOME: folder, NO_COLOR: '1' },
    encoding: 'utf8',
  })
  // How long it took is another time each time.
  return run
    .replaceAll(`${folder}/`, '')
    .replace(/\(\d+\.\d+ s\)/g, '(0.1 s)')
    .trimEnd()
}

describe('a link', () => {
  const links = pages.flatMap(({ path, text }) => linksOf(text).map((to) => ({ path, to })))

  it.each(links)('$to of $path leads somewhere', ({ path, to }) => {
    const [file = '', anchor] = to.split('#')
    const target = file === '' ? path : join(dirname(path), file)
    expect(existsSync(join(root, target)), target).toBe(true)
    if (anchor !== undefined && target.endsWith('.md'))
      expect(anchorsOf(readFileSync(join(root, target), 'utf8'))).toContain(anchor)
  })
})

describe('a test that the page about security names', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
  const named = [...text.matchAll(/\(?`([a-z]+\/[\w/-]+)`(?=[),])/g)].map(([, name = '']) => name)

  it.each(named)('%s is there', (name) => {
    expect(existsSync(join(root, `test/${name}.test.ts`))).toBe(true)
  })

  it('is one of many', () => {
    expect(named.length).toBeGreaterThan(15)
  })
})

/** The anchors of a page's headings, and those that it sets itself. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  )
  const set = [...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name = '']) => name)
  return [...headings, ...set]
}
