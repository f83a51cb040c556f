import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { definitions } from 'waybill/definitions'
import { runCli } from '../../src/cli/run-cli.js'
import { acme, changed } from '../acme.js'
import { folderWith, Sink, waybill } from './in-process.js'

const example = { title: 'bad', event: { type: 'identify' }, settings: { apiKey: 'key-123456' } }
const failure = { ...example, outcome: { code: 'PAYLOAD_VALIDATION_FAILED' } }

/** As JSON, without a problem. */
const good = JSON.stringify(changed(['actions', 'upsert', 'examples'], [failure, failure]), null, 2)
const broken = good.replace('"name": "Acme CRM"', '"nmae": "Acme CRM"')
const doubtful = JSON.stringify(acme, null, 2)

const connections = `connections:
  - id: hook
    destination: webhook
    subscriptions: [{ action: send, enabled: true, trigger: all, mapping: { url: https://example.com } }]
`

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe('the exit status', () => {
  test.each<[string, string, readonly string[], number]>([
    ['0 without a problem', good, [], 0],
    ['1 for errors', broken, [], 1],
    ['0 for warnings', doubtful, [], 0],
    ['1 for warnings with --strict', doubtful, ['--strict'], 1],
    ['0 with --strict without a problem', good, ['--strict'], 0],
    ['2 for words that are wrong', good, ['--sctrict'], 2],
    ['2 for a format that there is not', good, ['--format', 'xml'], 2],
    ['1 for a text that is no YAML', 'a: [', [], 1],
    ['1 for what is neither of the two', 'a: 1', [], 1],
    ['1 for an empty file', '', [], 1],
  ])('is %s', async (_, text, words, expected) => {
    const folder = folderWith({ 'a.json': text })
    expect((await waybill(['check', join(folder, 'a.json'), ...words])).status).toBe(expected)
  })

  test('is 2 without a path, with what to do', async () => {
    const { status, stdout, stderr } = await waybill(['check'])
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `error: missing required argument 'paths'; see "waybill check --help"\n`,
    ])
  })

  test('is 2 where a file can not be read, and the others are checked', async () => {
    const folder = folderWith({ 'a.json': broken })
    const missing = join(folder, 'connections.json')
    const { status, stdout, stderr } = await waybill(['check', missing, join(folder, 'a.json')])
    expect([status, stderr]).toEqual([
      2,
      `error: "${missing}" can not be read: there is no such file or folder\n`,
    ])
    expect(lastLine(stdout)).toBe('1 file: 2 errors')
  })

  test.each([
    ['waybil.yaml', 'waybill.yaml'],
    ['waybill.yml', 'waybill.yaml'],
    ['Waybill.yaml', 'waybill.yaml'],
  ])('names the file that %s was probably meant to be', async (name, meant) => {
    const folder = folderWith({ 'waybill.yaml': good, 'events.ndjson': '' })
    const said = `can not be read: there is no such file or folder; did you mean "${join(folder, meant)}"?`
    const path = join(folder, name)
    for (const words of [
      ['check', path],
      ['run', '-c', path],
      ['import', 'segment', path],
    ])
      expect((await waybill(words)).stderr).toBe(`error: "${path}" ${said}\n`)
  })
})

describe('a folder', () => {
  const module = (name: string) => `import { defineDestination } from 'waybill/actions'
export default defineDestination(${good.replace('Acme', name)})`

  test('gives its definitions and connections, and nothing else', async () => {
    const folder = folderWith({
      'a.yaml': connections,
      'b.json': good,
      'c.ts': module('C'),
      'd.mjs': module('D'),
      'package.json': '{ "name": "acme", "version": "1.0.0" }',
      'no.yaml': 'slug: x',
      'other.json': '{ "connections": { "default": "postgres" } }',
      'script.ts': `throw new Error('slug, actions: this must not run')`,
      'types.d.ts': module('T'),
      'text.md': good,
      '.hidden.json': broken,
    })
    for (const name of ['node_modules', 'inner']) {
      mkdirSync(join(folder, name))
      writeFileSync(join(folder, name, 'e.json'), broken)
    }
    const { stdout, status } = await waybill(['check', folder, '--format', 'json'])
    const { files } = JSON.parse(stdout)
    expect(files.map((path: string) => path.slice(folder.length + 1))).toEqual([
      'a.yaml',
      'b.json',
      'c.ts',
      'd.mjs',
      'inner/e.json',
    ])
    expect(status).toBe(1)
  })

  test('says of a file that is not well formed and may be one of ours', async () => {
    const folder = folderWith({ 'a.yaml': 'connections: [', 'b.yaml': 'other: [' })
    const { stdout } = await waybill(['check', folder, '--format', 'json'])
    expect(JSON.parse(stdout).files).toEqual([join(folder, 'a.yaml')])
  })

  test('without one of ours is a mistake', async () => {
    const folder = folderWith({ 'a.yaml': 'a: 1' })
    const { status, stdout, stderr } = await waybill(['check', folder])
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      `error: "${folder}" holds no definition and no file of connections: waybill new begins one; name a file to see why it is none\n`,
    ])
  })

  test('says of a file that is JSON by its name that other programs can not read it', async () => {
    const yaml = good.replace(/\n\}$/, ',\n}')
    const folder = folderWith({ 'a.json': yaml, 'b.yaml': yaml, 'c.json': `\uFEFF${good}` })
    const { status, stdout } = await waybill(['check', folder, '--strict'])
    expect(stdout).toMatch(
      /^warning\[config\/file\]: this is YAML, and no JSON as its name says\n {2}at .*a\.json:\d+:1\n {2}\}\n {2}\^ JSON has /,
    )
    expect([status, lastLine(stdout)]).toEqual([1, '3 files: 1 warning'])
    expect((await waybill(['test', join(folder, 'a.json')])).status).toBe(0)
  })

  test('says nothing twice, whoever names a file', async () => {
    const folder = folderWith({ 'a.json': broken, 'b.yaml': `destinations: [a.json]\n${connections}` })
    const { stdout } = await waybill(['check', folder, join(folder, 'a.json')])
    expect(lastLine(stdout)).toBe('2 files: 2 errors')
  })

  test('may call the functions that come with Waybill, also in its examples and connections', async () => {
    const email = { '@call': { fn: 'phone', args: [{ '@path': '$.traits.email' }, 'GB'] } }
    const calling = { ...JSON.parse(good), functions: ['phone'] }
    calling.actions.upsert.mapping.email = email
    const folder = folderWith({
      'a.json': JSON.stringify(calling),
      'b.yaml': `destinations: [a.json]
connections:
  - id: crm
    destination: acme
    settings: { apiKey: key-123456 }
    subscriptions: [{ action: upsert, enabled: true, trigger: all, mapping: { id: u-1 } }]
`,
    })
    expect(await waybill(['check', folder])).toMatchObject({ status: 0, stdout: '2 files: no problems\n' })
  })

  test('of what comes with Waybill has no problems', async () => {
    const { status, stdout } = await waybill(['check', 'definitions', '--strict'])
    expect([status, stdout]).toEqual([0, `${definitions.length} files: no problems\n`])
    // All of them, each with all of its examples: many seconds where other tests run beside it.
  }, 120_000)
})

describe('standard input', () => {
  test('is YAML or JSON', async () => {
    expect(await waybill(['check', '-'], { input: good })).toMatchObject({
      status: 0,
      stdout: '1 file: no problems\n',
    })
    const { status, stdout } = await waybill(['check', '-'], { input: connections.replace('send', 'sned') })
    expect(status).toBe(1)
    expect(stdout).toContain('at stdin:4:23 (/connections/0/subscriptions/0/action)')
  })

  test('is read once', async () => {
    const { status, stderr } = await waybill(['check', '-', '--against', '-'], { input: good })
    expect([status, stderr]).toEqual([
      2,
      'error: only one file can be read from standard input: give one of them a name\n',
    ])
  })
})

describe('a file of connections', () => {
  test('may read variables that are not set where it is checked', async () => {
    const text = connections.replace('https://example.com', `'$\{URL}'`)
    const file = join(folderWith({ 'a.yaml': text }), 'a.yaml')
    expect(await waybill(['check', file])).toMatchObject({ status: 0 })
    expect(await waybill(['check', file, '--strict'])).toMatchObject({ status: 1 })
    expect(await waybill(['check', file, '--strict'], { env: { URL: 'https://example.com' } })).toMatchObject(
      {
        status: 0,
      },
    )
  })
})

describe('--against', () => {
  const newer = good.replace('"slug": "acme"', '"slug": "acme-2"')
  const pathsOf = (files: { readonly [name: string]: string }) => {
    const folder = folderWith(files)
    return (name: string) => join(folder, name)
  }

  test('finds the definition by its slug, and the only one by itself', async () => {
    const at = pathsOf({ 'a.json': good, 'b.json': newer, 'c.yaml': connections })
    const codes = async (...names: readonly string[]) => {
      const { stdout } = await waybill([
        'check',
        ...names.map(at),
        '--format',
        'json',
        '--against',
        at('a.json'),
      ])
      return JSON.parse(stdout).problems.map(({ code }: { code: string }) => code)
    }
    expect(await codes('a.json', 'b.json')).toEqual([])
    expect(await codes('b.json', 'c.yaml')).toEqual(['definition/breaking-change', 'definition/version'])
  })

  test('reads standard input', async () => {
    const at = pathsOf({ 'a.json': good })
    const input = good.replace('1.0.0', '2.0.0')
    const { stdout, status } = await waybill(['check', at('a.json'), '--against', '-'], { input })
    expect(stdout).toContain('the version goes down from 2.0.0 to 1.0.0')
    expect(status).toBe(1)
  })

  test.each([
    [
      'what is broken',
      broken,
      /^error: --against needs a definition without errors, and \S+ is none: "name" is required\n$/,
    ],
    [
      'connections',
      connections,
      /^error: --against needs a definition without errors, and \S+ is none: it is a file of connections\n$/,
    ],
  ])('says that it can not be %s', async (_, text, said) => {
    const at = pathsOf({ 'a.json': good, 'old.yaml': text })
    const { status, stderr } = await waybill(['check', at('a.json'), '--against', at('old.yaml')])
    expect(stderr).toMatch(said)
    expect(status).toBe(2)
  })

  test('says where no definition has its slug', async () => {
    const third = good.replace('"slug": "acme"', '"slug": "acme-3"')
    const at = pathsOf({ 'a.json': good, 'b.json': newer, 'c.json': third })
    const words = ['check', at('b.json'), at('c.json'), '--against', at('a.json')]
    expect(await waybill(words)).toMatchObject({
      status: 2,
      stderr: 'error: --against is of "acme", and no definition with that slug is checked\n',
    })
  })
})

describe('colours', () => {
  const run = async (terminal: boolean, env = {}) => {
    const stdout = new Sink(terminal)
    const stdin = Readable.from([broken])
    await runCli(['check', '-'], { stdin, stdout, stderr: new Sink(), env })
    return stdout.text.includes('\u001b[31m')
  }

  test('are for terminals only, and not with NO_COLOR', async () => {
    expect([await run(true), await run(false), await run(true, { NO_COLOR: '1' })]).toEqual([
      true,
      false,
      false,
    ])
  })
})

test('a file that goes away in the middle ends nothing with a stack', async () => {
  const folder = folderWith({ 'a.yaml': `destinations: [gone.json]\n${connections}` })
  rmSync(join(folder, 'gone.json'), { force: true })
  const { status, stdout } = await waybill(['check', folder])
  expect(stdout).toContain('can not be read: there is no such file or folder')
  expect(status).toBe(1)
})
