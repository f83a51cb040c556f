import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desk, deskCases, deskJson, wrongJson } from '../desk.js'
import { folderWith, waybill } from './in-process.js'
import { waybillAtTerminal } from './terminal.js'

const run = async (files: { readonly [name: string]: string }, ...words: readonly string[]) => {
  const folder = folderWith(files)
  const result = await waybill(['test', folder, ...words])
  return {
    ...result,
    stdout: result.stdout.replaceAll(`${folder}/`, ''),
    stderr: result.stderr.replaceAll(folder, 'FOLDER'),
  }
}

const good = { 'desk.json': deskJson, 'desk.cases.yaml': deskCases }
const wrong = { ...good, 'desk.json': wrongJson }

const module = `import { defineDestination } from 'waybill/actions'
export default defineDestination(${deskJson})`

describe('waybill test', () => {
  it('runs examples and cases, and says what is reached', async () => {
    const { status, stdout, stderr } = await run(good)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.replace(/\(\d+\.\d+ s\)/, '(0.01 s)')).toBe(`✓ desk.cases.yaml (2 tests)
  ✓ note: an order
  ✓ no identify

✓ desk.json (2 tests)
  ✓ note: an order
  ✓ note: nothing to note

coverage of desk: 100 % (5 of 5)

4 tests: all hold (0.01 s)
`)
  })

  it('shows what differs, and where, without secrets', async () => {
    const { status, stdout } = await run(wrong)
    expect(status).toBe(1)
    expect(stdout).toContain(`  ✗ note: an order desk.json:59
      requests:
        [0]
          method: "POST"
          url: "https://desk.example/notes"
          headers: {…}
          json:
    -       text: "Order Complete"
    +       text: "Order Completed"
`)
    expect(stdout).toContain('4 tests: 1 does not hold')
    expect(stdout).not.toContain('k-123456')
  })

  it('says why an event was refused that should not be', async () => {
    const { stdout } = await run({
      'desk.json': deskJson.replace('"event": "Order Completed"', '"evnet": "x"'),
    })
    expect(stdout).toContain(`    - requests:
    -   [0]
    -     method: "POST"
`)
    expect(stdout).toContain('    +   code: "PAYLOAD_VALIDATION_FAILED"\n')
    expect(stdout).toContain('    +   reason: "text: is required (from $.event)"\n')
  })

  it('says why an event was refused for another reason than the expected one', async () => {
    const { stdout } = await run({ 'desk.json': deskJson.replace('PAYLOAD_VALIDATION_FAILED', 'NO_TEXT') })
    expect(stdout).toContain(`      outcome:
    -   code: "NO_TEXT"
    +   code: "PAYLOAD_VALIDATION_FAILED"
        fields: […]
      because text: is required (from $.properties.text)
`)
  })

  it.each([
    ['TypeScript', { 'desk.ts': module, 'desk.cases.yaml': deskCases }],
    [
      'YAML',
      {
        'desk.yaml': deskJson,
        'desk.cases.json': JSON.stringify({
          cases: [
            {
              title: 'a',
              event: { type: 'identify' },
              settings: { key: 'k' },
              outcome: { status: 'discarded' },
            },
          ],
        }),
      },
    ],
  ])('takes definitions in %s, with their cases', async (_, files) => {
    const { status, stdout } = await run(files)
    expect(status).toBe(0)
    expect(stdout).toMatch(/✓ desk\.cases[\s\S]*✓ desk\.(ts|yaml)/)
  })

  it('takes with a definition the cases beside it, and with cases their definition', async () => {
    const other = `definition: desk.json\n${deskCases}`
    const folder = folderWith({ ...good, 'other.cases.yaml': other, 'stray.cases.yaml': deskCases })
    const { stdout } = await waybill(['test', join(folder, 'desk.json'), '--json'])
    const files = JSON.parse(stdout).tests.map(({ file }: { file: string }) => file.slice(folder.length + 1))
    expect([...new Set(files)]).toEqual(['desk.json', 'desk.cases.yaml', 'other.cases.yaml'])
    const alone = await waybill(['test', join(folder, 'desk.cases.yaml')])
    expect(alone).toMatchObject({ status: 0, stdout: expect.not.stringContaining('coverage') })
  })

  it('runs cases against a destination that comes with Waybill, and against a connection of a file', async () => {
    const connections = `connections:
  - id: orders
    destination: slack
    subscriptions:
      - { action: postToChannel, enabled: true, trigger: 'event = "Order Completed"', mapping: { url: '\${HOOK}', text: hi } }
`
    const cases = `connections: waybill.yaml
env: { HOOK: https://hooks.slack.com/services/T0/B0/x }
definition: slack
cases:
  - title: an order is told
    connection: orders
    match: part
    event: { type: track, event: Order Completed, userId: u-1 }
    requests: [{ url: https://hooks.slack.com/services/T0/B0/x, json: { text: hi } }]
  - title: nothing else is
    connection: orders
    event: { type: track, event: Order, userId: u-1 }
    outcome: { code: NO_MATCHING_MAPPING }
  - title: the action by itself
    action: postToChannel
    event: { type: track, event: Order, userId: u-1 }
    mapping: { text: '' }
    outcome: { code: PAYLOAD_VALIDATION_FAILED }
`
    const { status, stdout } = await run(
      { 'waybill.yaml': connections, 'orders.cases.yaml': cases },
      '--json',
    )
    expect(
      JSON.parse(stdout).tests.map(({ name, differences }: { name: string; differences?: unknown }) => [
        name,
        differences,
      ]),
    ).toEqual([
      ['an order is told', undefined],
      ['nothing else is', undefined],
      ['postToChannel: the action by itself', undefined],
    ])
    expect(status).toBe(0)
  })

  it('leaves out what is installed', async () => {
    const folder = folderWith(good)
    mkdirSync(join(folder, 'node_modules'))
    writeFileSync(join(folder, 'node_modules', 'a.cases.yaml'), 'cases: 1')
    expect(await waybill(['test', folder])).toMatchObject({ status: 0 })
  })

  it.each<[string, { readonly [name: string]: string }, RegExp]>([
    [
      'a definition with errors',
      { 'desk.json': deskJson.replace('"POST"', '"post"') },
      /✗ desk\.json\n {2}error\[definition\/request\]: "post" is no method[\s\S]*0 tests: 1 file can not be tested/,
    ],
    [
      'a text that is no YAML',
      { 'desk.yaml': 'slug: desk\nactions: [1\nname: "a' },
      /✗ desk\.yaml\n {2}error\[config\/file\]: .*\n {4}at desk\.yaml:\d+:\d+\n/,
    ],
    [
      'cases without a form',
      { 'a.cases.yaml': 'cases: [{ titel: a }]' },
      /✗ a\.cases\.yaml\n {2}error\[case\/schema\]: /,
    ],
    [
      'cases of nothing',
      { 'a.cases.yaml': deskCases },
      /nothing says which definition this is a case of[\s\S]*name it at the top of the file: definition: acme\.yaml/,
    ],
    [
      'cases of a definition that is not there',
      { 'a.cases.yaml': `definition: slakc\n${deskCases}` },
      /there is no file "slakc"[\s\S]*did you mean "slack"/,
    ],
    [
      'cases of a definition with errors',
      { 'a.cases.yaml': `definition: desk.json\n${deskCases}`, 'desk.json': '{}' },
      /the definition in "desk\.json" has errors/,
    ],
    [
      'cases of an action that there is not',
      { ...good, 'desk.cases.yaml': deskCases.replace('action: note', 'action: noet') },
      /Desk has no action "noet"[\s\S]*did you mean "note"/,
    ],
    [
      'cases with connections that are wrong',
      { ...good, 'desk.cases.yaml': `connections: no.yaml\n${deskCases}` },
      /"no\.yaml" can not be read/,
    ],
    [
      'settings that do not fit',
      { ...good, 'desk.cases.yaml': deskCases.replace('{ key: k-123456 }', '{}') },
      /note: an order desk\.cases\.yaml:3[\s\S]*error\[config\/settings\]/,
    ],
    ['a text that is no YAML', { 'a.cases.yaml': 'cases: [' }, /✗ a\.cases\.yaml\n {2}error\[config\/file\]/],
  ])('says of %s what is wrong, with status 1', async (_, files, words) => {
    const { status, stdout } = await run(files)
    expect(stdout.replaceAll(/"\/[^"]*\//g, '"')).toMatch(words)
    expect(status).toBe(1)
  })

  it.each([
    [
      'a folder without tests',
      { 'a.txt': '' },
      [],
      'error: "FOLDER" holds no definition and no file of connections: waybill new begins one; name a file to see why it is none\n',
    ],
    ['a title that no test has', good, ['--title', 'nobody'], 'error: no test has "nobody" in its name\n'],
    [
      'a part of the tests that should reach enough',
      good,
      ['--title', 'a', '--min-coverage', '3'],
      'error: --title runs a part of the tests, so --min-coverage can not be asked\n',
    ],
  ])('ends with status 2 for %s', async (_, files, words, said) => {
    const { status, stderr } = await run(files, ...words)
    expect([status, stderr]).toEqual([2, said])
  })

  it('runs the tests that are asked for, and says nothing of what they reach', async () => {
    const { status, stdout } = await run(good, '--title', 'order')
    expect(stdout).toContain('2 tests: all hold')
    expect(stdout).not.toContain('coverage')
    expect(status).toBe(0)
  })
})

describe('what tests reach', () => {
  const half = {
    'desk.json': JSON.stringify(
      { ...desk, actions: { ...desk.actions, other: { ...desk.actions.note, examples: [] } } },
      null,
      2,
    ),
  }

  it('is told in short', async () => {
    const { stdout } = await run(half)
    expect(stdout).toContain(`coverage of desk: 50 % (5 of 10)
  desk.json:32 note: trigger: type = "track" is never false
  desk.json:107 other: no test runs it
  desk.json:109 other: trigger: type = "track" is never false
  desk.json:116 other: fields.text: no payload has it
  desk.json:126 other: request: it is never sent
`)
  })

  it('is told in full', async () => {
    const { stdout } = await run(half, '--coverage')
    expect(stdout).toMatch(/ {2}fields +1 +2 +50\n/)
    expect(stdout).toContain('other: fields.text: no payload has it\n')
  })

  it.each([
    ['50', 0, ''],
    ['50.5', 3, 'error: the tests of "desk" reach 50 % of it, --min-coverage asks for 50.5 %\n'],
    [
      '101',
      2,
      "error: option '--min-coverage <percent>' argument '101' is invalid. Give a number from 0 to 100, such as 80; see \"waybill test --help\"\n",
    ],
  ])('has to be at least %s', async (least, expected, said) => {
    const { status, stderr } = await run(half, '--min-coverage', least)
    expect([status, stderr]).toEqual([expected, said])
  })
})

describe('reporters', () => {
  it('give JSON', async () => {
    const { stdout } = await run(wrong, '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      held: 3,
      failed: 1,
      broken: [],
      tests: [
        {},
        {},
        {
          file: 'desk.json',
          line: 59,
          pointer: '/actions/note/examples/0',
          name: 'note: an order',
          holds: false,
          differences: [
            { pointer: '/requests/0/json/text', expected: 'Order Complete', found: 'Order Completed' },
          ],
        },
        { holds: true },
      ],
      coverage: [{ slug: 'desk', percent: 100, points: 5, missed: [] }],
    })
    expect(stdout).not.toContain('k-123456')
  })

  it('give TAP', async () => {
    const { stdout } = await run({ ...wrong, 'b.cases.yaml': 'cases: 1' }, '--reporter', 'tap')
    expect(stdout).toMatch(
      /^TAP version 14\n1\.\.5\nnot ok 1 - b\.cases\.yaml can be tested\n# "cases" must be a list\n/,
    )
    expect(stdout).toContain('ok 2 - desk.cases.yaml:3 note: an order\n')
    expect(stdout).toContain('not ok 4 - desk.json:59 note: an order\n#   requests:\n')
  })

  it('give the XML of JUnit', async () => {
    const { stdout } = await run({ ...wrong, 'b.cases.yaml': 'cases: 1' }, '--reporter', 'junit')
    expect(stdout.replaceAll(/ time="[\d.]+"/g, '')).toContain(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="b.cases.yaml" tests="1" failures="0" errors="1">
    <testcase name="can be tested" classname="b.cases.yaml">
      <error>&quot;cases&quot; must be a list</error>
    </testcase>
  </testsuite>
  <testsuite name="desk.cases.yaml" tests="2" failures="0" errors="0">
    <testcase name="note: an order" classname="desk.cases.yaml" file="desk.cases.yaml" line="3"/>
`)
    expect(stdout).toContain('<failure message="does not hold">  requests:&#10;')
    expect(stdout.trimEnd().endsWith('</testsuites>')).toBe(true)
  })

  it('name every test where few are there, and where it is asked for', async () => {
    const many = JSON.stringify({
      settings: { key: 'k' },
      cases: Array.from({ length: 20 }, (_, index) => ({
        title: `case ${index}`,
        event: { type: 'identify' },
        outcome: { status: 'discarded' },
      })),
    })
    const files = { ...good, 'desk.cases.yaml': many }
    expect((await run(files)).stdout).not.toContain('case 7')
    expect((await run(files, '--verbose')).stdout).toContain('  ✓ case 7\n')
  })
})

describe('--watch', () => {
  it('runs the tests again when a file changes, until the terminal is closed', async () => {
    const folder = folderWith(wrong)
    const mend = () => writeFileSync(join(folder, 'desk.json'), deskJson)
    const add = () => writeFileSync(join(folder, 'more.cases.yaml'), `definition: desk.json\n${deskCases}`)
    const { status, stdout, unasked } = await waybillAtTerminal(
      ['test', folder, '--watch'],
      [['Waiting for changes', mend], ['Waiting for changes', add], ['Waiting for changes']],
      { NO_COLOR: '1' },
    )
    expect([status, unasked]).toEqual([0, []])
    expect(stdout.match(/^(?:\d+ tests: .*(?= \()|.* changed)$/gm)).toEqual([
      expect.stringContaining('desk.json changed'),
      expect.stringContaining('more.cases.yaml changed'),
    ])
    expect(stdout.match(/^\d+ tests: [^(]*/gm)).toEqual([
      '4 tests: 1 does not hold ',
      '4 tests: all hold ',
      '6 tests: all hold ',
    ])
  })

  it('needs files', async () => {
    expect(await waybill(['test', '-', '--watch'])).toMatchObject({
      status: 2,
      stderr: 'error: standard input can not be watched: name files and folders\n',
    })
  })
})
