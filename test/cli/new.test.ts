import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { authChoices } from '../../src/cli/new/starter/auth-choices.js'
import { folderWith, waybill } from './in-process.js'
import { type Answer, keys, waybillAtTerminal } from './terminal.js'

const begin = (folder: string, ...words: readonly string[]) =>
  waybill(['new', ...words, '--yes', '--out', join(folder, 'out')])

const textAt = (folder: string, name: string) => readFileSync(join(folder, 'out', name), 'utf8')

describe.each(['yaml', 'json', 'ts'])('a new definition in %s', (format) => {
  it.each(authChoices.map(({ name }) => name))(
    'passes its tests and checks at once, with auth %s',
    async (auth) => {
      const folder = folderWith({})
      const out = join(folder, 'out')
      expect(await begin(folder, 'acme', '--format', format, '--auth', auth)).toMatchObject({
        status: 0,
        stderr: '',
      })
      const tested = await waybill(['test', out, '--min-coverage', '100'])
      expect(tested.stdout).toContain('coverage of acme: 100 %')
      expect(tested.stdout).toContain('6 tests: all hold')
      expect(tested).toMatchObject({ status: 0, stderr: '' })
      expect(await waybill(['check', out, '--strict'])).toMatchObject({
        status: 0,
        stdout: '3 files: no problems\n',
      })
    },
  )

  it('sends what its connection asks for', async () => {
    const folder = folderWith({})
    await begin(folder, 'acme', '--format', format)
    const config = readdirSync(join(folder, 'out')).find((name) => name.startsWith('waybill.')) ?? ''
    const event = { type: 'track', event: 'Order Completed', userId: 'u-1' }
    const words = ['run', '--config', join(folder, 'out', config), '--quiet', '--show-secrets']
    const { status, stdout } = await waybill(words, { input: JSON.stringify(event) })
    expect(status).toBe(0)
    expect(JSON.parse(stdout).requests).toMatchObject([
      { method: 'POST', url: 'https://api.acme.example/events', headers: { authorization: 'Bearer key-1' } },
    ])
  })
})

describe('waybill new', () => {
  it('says what it wrote, and what to do next', async () => {
    const folder = folderWith({})
    const { stdout } = await begin(folder, 'acme')
    expect(
      stdout.replaceAll(folder, 'F').replaceAll(/(?<=\S) {2,}/g, '  '),
    ).toBe(`F/out/acme.yaml  the definition, with examples
F/out/acme.cases.yaml  more tests, of presets, triggers and answers
F/out/waybill.yaml  a connection to try it with

Next:
  waybill test F/out  its tests hold
  waybill check F/out --strict  it has no mistakes
  waybill sample | waybill run --config F/out/waybill.yaml --quiet | head -1  what it sends
  npm install --save-dev waybill  so that editors find its types and schemas
`)
  })

  it('names a folder as a shell reads it', async () => {
    const out = join(folderWith({}), 'my notes')
    const { stdout } = await waybill(['new', 'acme', '--yes', '--out', out])
    expect(stdout).toContain(`  waybill test '${out}' `)
    expect(stdout).toContain(`--config '${join(out, 'waybill.yaml')}' --quiet`)
  })

  it('explains what it writes, and gives names and addresses their place', async () => {
    const folder = folderWith({})
    await begin(folder, 'Mail Room & Co.', '--base-url', 'https://api.mail.example/v1/')
    const text = textAt(folder, 'mail-room-co.yaml')
    expect(parse(text)).toMatchObject({
      slug: 'mail-room-co',
      name: 'Mail Room & Co.',
      description: 'Sends what people do to Mail Room & Co.',
      request: { baseUrl: 'https://api.mail.example/v1' },
    })
    expect(text).toContain(
      '    # Which events are for it; whoever configures it can write another one.\n    trigger: type = "track"\n',
    )
    expect(text).toContain(
      "      userId: { '@coalesce': [{ '@path': $.userId }, { '@path': $.anonymousId }] }\n",
    )
  })

  it.each([
    [
      'where Waybill is installed',
      { 'node_modules/waybill/package.json': '{}', 'a/package.json': '{}' },
      'a/b',
      '../../node_modules/waybill/',
    ],
    ['where it will be installed', { 'a/package.json': '{}' }, 'a/b/c', '../../node_modules/waybill/'],
    ['beside the folder, where there is no project', {}, 'a', '../node_modules/waybill/'],
    ['in the folder itself', { 'a/package.json': '{}' }, 'a', './node_modules/waybill/'],
  ])('tells editors to look for schemas %s', async (_, files, out, address) => {
    const folder = folderWith({})
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    await waybill(['new', 'acme', '--yes', '--out', join(folder, out)])
    for (const [name, schema] of [
      ['acme.yaml', 'destination'],
      ['acme.cases.yaml', 'cases'],
      ['waybill.yaml', 'connections'],
    ]) {
      const [first] = readFileSync(join(folder, out, name ?? ''), 'utf8').split('\n')
      expect(first).toBe(`# yaml-language-server: $schema=${address}schemas/${schema}.schema.json`)
      expect(existsSync(new URL(`../../schemas/${schema}.schema.json`, import.meta.url))).toBe(true)
    }
  })

  it('writes a test of Vitest where a project has it', async () => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'node_modules/vitest'), { recursive: true })
    writeFileSync(join(folder, 'node_modules/vitest/package.json'), '{}')
    await begin(folder, 'acme', '--format', 'ts')
    expect(textAt(folder, 'acme.test.ts')).toContain("import destination from './acme.js'")
  })

  it('writes over nothing, unless it is told to', async () => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out', 'acme.yaml'), 'mine')
    const { status, stderr } = await begin(folder, 'acme')
    expect([status, stderr.replaceAll(folder, 'F')]).toEqual([
      2,
      'error: "F/out/acme.yaml" would be written over: --force does that, --out takes another folder\n',
    ])
    expect(readdirSync(join(folder, 'out'))).toEqual(['acme.yaml'])
    expect(await begin(folder, 'acme', '--force')).toMatchObject({ status: 0 })
    expect(textAt(folder, 'acme.yaml')).toContain('slug: acme')
  })

  it.each([
    ['', 'a definition needs a name, such as: waybill new acme'],
    ['  ', 'a definition needs a name, such as: waybill new acme'],
    ['../acme', '"../acme" is a path: name the definition, and with --out the folder that it goes to'],
    ['a\\b', '"a\\\\b" is a path: name the definition, and with --out the folder that it goes to'],
    ['...', '"..." is no name for a definition: letters from a to z, digits, hyphens and spaces make one'],
    ['Käse', '"Käse" is no name for a definition: letters from a to z, digits, hyphens and spaces make one'],
    ['a\nb', '"a\\nb" is no name for a definition: letters from a to z, digits, hyphens and spaces make one'],
    ['a'.repeat(51), `"${'a'.repeat(50)}…" is too long for a name: it has at most 50 characters`],
    ['NUL', '"NUL" can not be the name of a definition: take another one'],
    ['Slack', 'a destination "slack" comes with Waybill: take another name, such as slack-own'],
  ])('refuses the name %j', async (name, words) => {
    const folder = folderWith({})
    const { status, stderr } = await begin(folder, name)
    expect([status, stderr]).toEqual([2, `error: ${words}\n`])
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['without a name', [], 'error: a definition needs a name, such as: waybill new acme\n'],
    [
      'with an address that is none',
      ['acme', '--base-url', 'acme'],
      'error: "acme" is no address of an API: write one such as https://api.example.com/v1\n',
    ],
    [
      'with a format that there is not',
      ['acme', '--format', 'xml'],
      "error: option '--format <format>' argument 'xml' is invalid. Allowed choices are yaml, ts, json; see \"waybill new --help\"\n",
    ],
  ])('ends with status 2 %s', async (_, words, said) => {
    const { status, stderr } = await waybill(['new', ...words])
    expect([status, stderr]).toEqual([2, said])
  })

  it('says where a folder can not be made', async () => {
    const folder = folderWith({ out: 'a file' })
    const said = async (out: string) =>
      (await waybill(['new', 'acme', '--yes', '--out', join(folder, out)])).stderr.replaceAll(folder, 'F')
    expect(await said('out')).toBe('error: "F/out" is a file, and no folder: --out takes another one\n')
    expect(await said('out/a')).toBe(
      'error: the folder "F/out/a" can not be made: a part of its path is no folder\n',
    )
  })
})

describe('at a terminal', () => {
  it('asks for what was not said', async () => {
    const folder = folderWith({})
    const { status, unasked } = await waybillAtTerminal(
      ['new', '--out', join(folder, 'out')],
      [
        ['What is the destination called?', 'Acme CRM', keys.enter],
        ['How is it written?', keys.down, keys.enter],
        ['How do requests prove who is asking?', keys.down, keys.enter],
        ['What is the address of its API?', keys.backspace.repeat(7), 'test', keys.enter],
      ],
    )
    expect([status, unasked]).toEqual([0, []])
    const text = textAt(folder, 'acme-crm.ts')
    expect(text).toContain("baseUrl: 'https://api.acme-crm.test'")
    expect(text).toContain("auth: { type: 'header', name: 'X-Api-Key'")
  })

  it.each([
    ['Ctrl-C', keys.interrupt],
    ['Ctrl-D', keys.end],
  ])('ends with %s, and writes nothing', async (_, key) => {
    const folder = folderWith({})
    const { status, stderr, unasked } = await waybillAtTerminal(
      ['new', '--out', join(folder, 'out')],
      [
        ['What is the destination called?', 'acme', keys.enter],
        ['How is it written?', key],
      ],
    )
    expect([status, unasked, readdirSync(folder)]).toEqual([2, [], []])
    expect(stderr).toContain('stopped: nothing was written\n')
  })

  it('says what is wrong with an answer, and asks no more where it is told to', async () => {
    const folder = folderWith({})
    const { status, stderr, unasked } = await waybillAtTerminal(
      ['new', '--out', join(folder, 'out')],
      [
        ['What is the destination called?', '../x', keys.enter],
        ['is a path', keys.interrupt],
      ],
    )
    expect([status, unasked]).toEqual([2, []])
    expect(stderr).toContain('stopped: nothing was written\n')
    expect(readdirSync(folder)).toEqual([])
  })

  const plain = { NO_COLOR: '1' }
  const called: Answer = ['What is the destination called?', 'acme', keys.enter]
  const written: Answer = ['How is it written?', keys.down, keys.enter]
  it.each<[string, string, readonly string[], readonly Answer[]]>([
    ['before it asks anything', 'acme.yaml', ['acme'], []],
    ['as soon as it has the name', 'acme.json', ['--format', 'json'], [called]],
    ['as soon as it has the format', 'acme.ts', ['acme'], [written]],
  ])('says that a file is there %s', async (_, name, words, answers) => {
    const folder = folderWith({})
    mkdirSync(join(folder, 'out'))
    writeFileSync(join(folder, 'out', name), 'mine')
    const out = join(folder, 'out')
    const { status, stderr, unasked } = await waybillAtTerminal(
      ['new', ...words, '--out', out],
      answers,
      plain,
    )
    expect([status, unasked]).toEqual([2, []])
    expect(stderr).toContain(`error: "${join(out, name)}" would be written over: `)
    expect(stderr).not.toContain('How do requests prove')
  })

  it('says that an address is none before it asks anything', async () => {
    const words = ['new', 'acme', '--base-url', 'nowhere', '--out', folderWith({})]
    const { status, stderr } = await waybillAtTerminal(words, [], plain)
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^error: .*nowhere/)])
  })

  it('asks nothing with --yes', async () => {
    const folder = folderWith({})
    const { status, stderr } = await waybillAtTerminal(
      ['new', 'acme', '--yes', '--out', join(folder, 'out')],
      [],
    )
    expect([status, stderr]).toEqual([0, ''])
  })
})
