import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { folderWith, waybill } from './in-process.js'
import { keys, waybillAtTerminal } from './terminal.js'

const at = (name: string) => fileURLToPath(new URL(`openapi/${name}`, import.meta.url))

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8')

/** A folder with a new definition. */
async function begun(format: string): Promise<string> {
  const folder = folderWith({})
  await waybill(['new', 'acme', '--yes', '--format', format, '--out', folder])
  return folder
}

async function expectGood(folder: string) {
  expect(await waybill(['check', folder, '--strict'])).toMatchObject({ status: 0, stderr: '' })
  expect(await waybill(['test', folder])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('all hold'),
  })
}

describe.each(['yaml', 'json', 'ts'])('a new action in %s', (format) => {
  const file = `acme.${format}`

  it('passes its tests and checks, and leaves all else as it is written', async () => {
    const folder = await begun(format)
    const before = read(folder, file)
    const { status, stdout, stderr } = await waybill(['new', 'action', join(folder, file), 'sendMessage'])
    expect([status, stderr, stdout.replaceAll(folder, 'F')]).toEqual([
      0,
      '',
      `F/${file}  the action sendMessage, with examples

Next:
  waybill test F/${file}   its tests hold
  waybill check F/${file}  it has no mistakes
`,
    ])
    const after = read(folder, file)
    const start = [...before].findIndex((letter, index) => after[index] !== letter)
    const added = after.length - before.length
    expect(after.slice(0, start) + after.slice(start + added)).toBe(before)
    expect(await waybill(['test', folder])).toMatchObject({
      stdout: expect.stringContaining('✓ sendMessage: nobody did it'),
    })
    await expectGood(folder)
  })

  it('comes of operations of an API, and says where the definition stays as it is', async () => {
    const folder = await begun(format)
    const words = ['new', 'action', join(folder, file), '--from-openapi', `${at('crm.json')}#trackEvent,ping`]
    const { status, stderr } = await waybill(words)
    expect(status).toBe(2)
    expect(stderr).toBe('error: "acme" has an action "trackEvent" already: take another name\n')
    const { stderr: told } = await waybill([
      ...words.slice(0, 3),
      'sendVisit',
      ...words.slice(3, -1),
      `${at('crm.json')}#trackEvent`,
    ])
    expect(told).toBe(`Not as in the API:
  trackEvent: requests go where the definition says, not to https://{{settings.region}}.crm.example/{{settings.version}}
  request body: its 2 forms are one: which fields go together is not checked
`)
    expect(read(folder, file)).toContain('Send visit')
    await expectGood(folder)
  })
})

describe('waybill new action', () => {
  const before = `# A definition.
slug: mine
version: 1.0.0
name: Mine  # for people
events: [ track ]
settings: { type: object, required: [key], properties: { key: { type: string, format: password } } }
actions:
    # the first
    one:
        title: One   # as it is
        fields: {type: object}
        request: {method: POST, url: 'https://mine.example/x'}
        examples: []

    # behind the first

# the notes
notes: [ a ]
`

  it('keeps comments where they belong, and makes settings where no example has any', async () => {
    const folder = folderWith({ 'mine.yaml': before })
    expect(await waybill(['new', 'action', join(folder, 'mine.yaml'), 'two'])).toMatchObject({ status: 0 })
    const text = read(folder, 'mine.yaml')
    const [start = '', end = ''] = before.split('\n\n# the notes')
    expect(text.startsWith(`${start}\n    two:\n`)).toBe(true)
    expect(text.endsWith(`\n\n# the notes${end}`)).toBe(true)
    const { two } = parse(text).actions
    expect(two.request).toMatchObject({ url: 'https://api.mine.example/events' })
    expect(two.examples).toMatchObject([{ settings: { key: 'pass-1' } }, { settings: { key: 'pass-1' } }])
  })

  it.each(['yaml', 'ts'])('writes several operations at once into %s', async (format) => {
    const folder = await begun(format)
    const path = join(folder, `acme.${format}`)
    const { status, stdout } = await waybill([
      ...['new', 'action', path, '--from-openapi', `${at('petshop.yaml')}#addPet,deletePet`],
    ])
    expect([status, stdout.match(/the action \w+/g)]).toEqual([
      0,
      ['the action addPet', 'the action deletePet'],
    ])
    expect(readdirSync(folder).filter((name) => name.includes('.action.'))).toEqual([])
    await expectGood(folder)
  })

  const rest =
    "slug: 'mine', version: '1.0.0', name: 'Mine', events: ['track'], settings: { type: 'object' }, request: { baseUrl: 'https://mine.example' }"
  const one =
    "{ title: 'One', fields: { type: 'object' }, request: { method: 'POST', path: '/x' }, examples: [] }"

  it.each([
    [
      'among names',
      `const one = ${one}\nexport default { ${rest}, actions: { one } }\n`,
      /actions: \{ one,\n {2}two: \{/,
    ],
    [
      'behind comments',
      `export default { ${rest},\n  actions: {\n    one: ${one} // the first\n  },\n}\n`,
      /examples: \[\] \}, \/\/ the first\n {4}two: \{/,
    ],
    [
      'in a constant',
      `const all = { one: ${one} }\nexport default { ${rest}, actions: all }\n`,
      /\},\n {2}two: \{/,
    ],
  ])('adds to a module %s', async (_, text, expected) => {
    const folder = folderWith({ 'mine.ts': text })
    const { status } = await waybill(['new', 'action', join(folder, 'mine.ts'), 'two'])
    expect(status).toBe(0)
    expect(read(folder, 'mine.ts')).toMatch(expected)
    expect(readdirSync(folder)).toEqual(['mine.ts'])
  })

  it('writes beside a module that takes its actions from elsewhere', async () => {
    const text = `import { actions } from './actions.js'\nexport default { ${rest}, actions }\n`
    const folder = folderWith({ 'mine.ts': text, 'actions.ts': `export const actions = { one: ${one} }\n` })
    const { status, stdout } = await waybill(['new', 'action', join(folder, 'mine.ts'), 'two'])
    expect(status).toBe(0)
    expect(stdout.replaceAll(folder, 'F')).toContain(`F/two.action.ts  the action two, with examples
  "F/mine.ts" is not written so that it could be added: write import { two } from './two.action.js', and two among its actions
`)
    expect(read(folder, 'mine.ts')).toBe(text)
    writeFileSync(
      join(folder, 'mine.ts'),
      `import { two } from './two.action.js'\nexport default { ${rest}, actions: { two } }\n`,
    )
    expect(await waybill(['check', join(folder, 'mine.ts'), '--strict'])).toMatchObject({ status: 0 })
    const again = await waybill(['new', 'action', join(folder, 'mine.ts'), 'three', '--format', 'ts'])
    expect(again.stderr).toContain("unknown option '--format'")
  })

  it('puts a module back that does not come to what was written into it', async () => {
    const text = `const all = { one: ${one} };\ndelete all.two;\nexport default { ${rest}, actions: all }\n`
    const folder = folderWith({ 'mine.ts': text })
    expect(await waybill(['new', 'action', join(folder, 'mine.ts'), 'two'])).toMatchObject({ status: 0 })
    expect(read(folder, 'mine.ts')).toBe(text)
    expect(readdirSync(folder)).toEqual(['mine.ts', 'two.action.ts'])
  })

  it('asks for the name, at a terminal', async () => {
    const folder = await begun('yaml')
    const { status, unasked } = await waybillAtTerminal(
      ['new', 'action', join(folder, 'acme.yaml')],
      [['What is the action called?', 'sendMessage', keys.enter]],
    )
    expect([status, unasked]).toEqual([0, []])
    expect(read(folder, 'acme.yaml')).toContain('\n  sendMessage:\n')
  })

  it.each([
    ['acme.yaml', ['trackEvent'], '"acme" has an action "trackEvent" already: take another name'],
    ['acme.yaml', [], 'an action needs a name, such as sendMessage'],
    [
      'acme.yaml',
      ['Send-It'],
      '"Send-It" is no name for an action: write one as sendMessage, with letters and digits only',
    ],
    ['none.yaml', ['a'], '"F/none.yaml" can not be read: there is no such file or folder'],
    ['waybill.yaml', ['a'], '"F/waybill.yaml" is no definition, with "slug" and "actions"'],
    [
      'person.yaml',
      ['a'],
      '"person" takes no track events, which a new action is for: add "track" to its events',
    ],
    [
      'merged.yaml',
      ['a'],
      '"F/merged.yaml" is not written so that an action can be added: "actions" has to stand in it, without an alias',
    ],
  ])('refuses on one line, and writes nothing: %s %j', async (name, words, said) => {
    const folder = await begun('yaml')
    const plain = before.replaceAll('mine', 'person').replace('[ track ]', '[ identify ]')
    writeFileSync(join(folder, 'person.yaml'), plain)
    writeFileSync(join(folder, 'merged.yaml'), before.replace('actions:\n', '<<:\n  actions:\n'))
    const { status, stderr } = await waybill(['new', 'action', join(folder, name), ...words])
    expect([status, stderr.replaceAll(folder, 'F')]).toEqual([2, `error: ${said}\n`])
  })

  it('tells the mistakes of a definition that has some', async () => {
    const folder = folderWith({ 'mine.yaml': before.replace('settings:', 'setings:') })
    const { status, stderr } = await waybill(['new', 'action', join(folder, 'mine.yaml'), 'two'])
    expect([status, stderr]).toEqual([1, expect.stringContaining('setings')])
  })
})
