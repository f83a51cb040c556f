import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { acme } from '../acme.js'
import { folderWith, waybill } from './in-process.js'

const orders = (trigger: string, more = '') => `connections:
  - id: orders
    destination: webhook
    settings: { sharedSecret: '\${KEY}' }
    subscriptions:
      - action: send
        name: Orders
        enabled: true
        trigger: ${trigger}
        mapping: { url: https://example.com/orders, data: { who: { '@path': $.userId } } }
${more}`
const before = orders('event = "Order Completed"')
const env = { KEY: 'geheim' }

/** Files with these texts; gives the path of each. */
function files(texts: { readonly [name: string]: unknown }): (name: string) => string {
  const written = Object.entries(texts).map(([name, text]) => [
    name,
    typeof text === 'string' ? text : JSON.stringify(text),
  ])
  const folder = folderWith(Object.fromEntries(written))
  return (name) => join(folder, name)
}

const event = (name: string, userId = 'u-1') => ({
  type: 'track',
  event: name,
  userId,
  messageId: `m-${name}`,
})
const lines = (...events: readonly unknown[]) => events.map((one) => `${JSON.stringify(one)}\n`).join('')
const sample = lines(event('Order Completed'), event('Order Refunded'), event('Login'))

/** Compares two texts of connections, with events on standard input where there are some. */
function diff(first: string, second: string, words: readonly string[] = [], input = '') {
  const at = files({ 'a.yaml': first, 'b.yaml': second })
  const more = input === '' ? [] : ['--events', '-']
  return waybill(['diff', at('a.yaml'), at('b.yaml'), ...more, ...words], { input, env })
}

describe('waybill diff of connections', () => {
  test('says nothing differs where nothing does', async () => {
    expect(await diff(before, before, ['--exit-code'])).toEqual({
      status: 0,
      stdout: 'no connection is configured otherwise\n',
      stderr: '',
    })
  })

  test('says what is written otherwise, in order, and ends with 3 where it is asked to', async () => {
    const added = `      - { action: send, trigger: all }
  - { id: chat, destination: slack, subscriptions: [] }
`
    const { status, stdout } = await diff(before, orders('type = "track"', added), ['--exit-code'])
    expect(stdout).toBe(`connection orders
  subscription 0 "Orders" of send
    /trigger
      - "event = \\"Order Completed\\""
      + "type = \\"track\\""
  + subscription 1 send
+ connection chat
`)
    expect(status).toBe(3)
  })

  test('says what is gone, and what has moved', async () => {
    const second = `      - { action: send, name: Refunds, trigger: event = "Order Refunded" }
      - { action: send, name: Other, trigger: all }
`
    const swapped = orders('event = "Order Completed"').replace(
      '    subscriptions:\n',
      '    subscriptions:\n      - { action: send, name: Refunds, trigger: event = "Order Refunded" }\n',
    )
    const { stdout } = await diff(orders('event = "Order Completed"', second), swapped)
    expect(stdout).toBe(`connection orders
  subscription 1 → 0 "Refunds" of send: moved, and otherwise the same
  subscription 0 → 1 "Orders" of send: moved, and otherwise the same
  - subscription 2 "Other" of send
`)
    expect(
      (await diff(`${before}  - { id: chat, destination: slack, subscriptions: [] }\n`, before)).stdout,
    ).toBe('- connection chat\n')
  })

  test('shows no secret: no setting that is one, no token, no address to send to', async () => {
    const chat = (secret: string) => `connections:
  - id: chat
    destination: slack
    auth: { accessToken: token-${secret} }
    subscriptions:
      - action: postToChannel
        mapping: { url: https://hooks.slack.com/services/${secret}, channel: room-${secret} }
  - id: orders
    destination: webhook
    settings: { sharedSecret: shared-${secret} }
    subscriptions: []
`
    for (const words of [[], ['--json']]) {
      const { stdout } = await diff(chat('one'), chat('two'), words)
      expect(stdout).toContain('room-two')
      expect(stdout).toContain('/settings/sharedSecret')
      expect(stdout).not.toMatch(/(?:token|services|shared)[-/](?:one|two)/)
    }
  })

  test('compares what is written, without the environment', async () => {
    const at = files({ 'a.yaml': before, 'b.yaml': orders('all') })
    const { status, stdout, stderr } = await waybill(['diff', at('a.yaml'), at('b.yaml')])
    expect(stdout).toContain('/trigger')
    expect([status, stderr]).toEqual([0, ''])
  })

  test('gives the same as data', async () => {
    const { stdout } = await diff(before, orders('all'), ['--json'])
    expect(JSON.parse(stdout)).toEqual({
      connections: [
        {
          connection: 'orders',
          change: 'changed',
          changes: [],
          subscriptions: [
            {
              change: 'changed',
              action: 'send',
              name: 'Orders',
              before: 0,
              after: 0,
              changes: [{ pointer: '/trigger', before: 'event = "Order Completed"', after: 'all' }],
            },
          ],
        },
      ],
    })
  })
})

describe('waybill diff with events', () => {
  test('says what is newly sent, no longer sent and sent differently, with the lines of events', async () => {
    const after = orders('event in ["Order Refunded", "Login"]').replace('$.userId', '$.event')
    const newly = await diff(before, after, ['--examples', '1'], sample)
    expect(newly.stdout).toContain(`connection orders
3 events: 2 newly sent, 1 no longer sent

0 "Orders" (send): 2 newly sent, 1 no longer sent
  event 1 (m-Order Completed) is no longer sent: its trigger does not match
  … and 2 more events

3 events: 2 newly sent, 1 no longer sent, 0 sent differently, 0 sent alike
`)
    const differently = await diff(before, before.replace('$.userId', '$.event'), [], sample)
    expect(differently.stdout).toContain(`  event 1 (m-Order Completed) is sent differently
    /requests/0/headers/x-signature
      before "•••"
      after  "•••"
    /requests/0/json/who
      before "u-1"
      after  "Order Completed"
`)
  })

  test('counts connections for which nothing is sent otherwise', async () => {
    const { status, stdout } = await diff(
      before,
      before.replace('Orders', 'Purchases'),
      ['--exit-code'],
      sample,
    )
    expect(stdout).toMatch(
      /\n\n1 connection sends what it sent before\n\n3 events: 0 newly sent, 0 no longer sent, 0 sent differently, 1 sent alike\n$/,
    )
    expect(status).toBe(0)
  })

  test('knows connections that are there on one side only', async () => {
    const empty = 'connections: [{ id: other, destination: slack, subscriptions: [] }]'
    const gone = await diff(before, empty, ['--exit-code'], sample)
    expect(gone.stdout).toContain('connection orders\n3 events: 1 no longer sent')
    expect(gone.status).toBe(3)
    const added = await diff(empty, before, [], sample)
    expect(added.stdout).toContain('connection orders\n3 events: 1 newly sent')
  })

  test('adds up what it compares in stretches, and keeps no more examples than asked for', async () => {
    const input = lines(...Array.from({ length: 1001 }, () => event('Order Completed')))
    const { stdout } = await diff(before, orders('event = "A"'), ['--json', '--examples', '3'], input)
    const [{ impact }] = JSON.parse(stdout).impact
    expect(impact).toMatchObject({ events: 1001, total: { noLongerSent: 1001 } })
    const [{ changes, ...counts }] = impact.subscriptions
    expect(changes.map((change: { readonly event: number }) => change.event)).toEqual([1, 2, 3])
    expect(counts).toMatchObject({ noLongerSent: 1001, newlySent: 0 })
  })

  test('takes a time that mappings ask for as no difference', async () => {
    const timed = before.replace("{ '@path': $.userId }", "{ '@now': {} }")
    const { stdout } = await diff(timed, timed, [], sample)
    expect(stdout).toContain('0 sent differently, 1 sent alike')
  })

  test('shows no secret', async () => {
    const after = before.replace(/'.*KEY.'/, 'offen')
    const { stdout } = await diff(before, after, [], sample)
    expect(stdout).toContain('1 sent differently')
    expect(stdout).not.toMatch(/geheim|offen/)
  })

  test('passes over lines that are none, and says so', async () => {
    const { stdout, stderr } = await diff(before, before, [], `${sample}nonsense\n`)
    expect(stdout).toContain('3 events:')
    expect(stderr).toBe('stdin:4: skipped, it is no JSON: nonsense\n')
  })

  test('goes through events that nest deeply', async () => {
    const deep = `{"type":"track","event":"Order Completed","userId":${'['.repeat(20_000)}${']'.repeat(20_000)}}\n`
    const { status, stderr } = await diff(before, orders('all'), [], deep)
    expect([status, stderr]).toEqual([0, ''])
  })
})

const upsert = acme.actions.upsert
const example = {
  title: 'Nobody',
  settings: { apiKey: 'key-123456' },
  event: { type: 'identify' },
  outcome: { status: 'discarded' },
}
const older = { ...acme, actions: { upsert: { ...upsert, examples: [example] } } }
const changed = (version: string, part: object) => ({
  ...older,
  version,
  actions: { upsert: { ...older.actions.upsert, ...part } },
})
const requiring = (...required: readonly string[]) => ({ fields: { ...upsert.fields, required } })
const stricter = requiring('id', 'note')
const people = lines(
  { type: 'identify', userId: 'u-1', traits: { email: 'a@example.com' } },
  { type: 'identify', userId: 'u-2', traits: { mail: 'b@example.com' } },
)

describe('waybill diff of definitions', () => {
  test('says whether saved configurations break, and whether the version says so', async () => {
    const at = files({ 'a.json': older, 'b.json': changed('1.0.1', stricter) })
    const { status, stdout } = await waybill(['diff', at('a.json'), at('b.json'), '--exit-code'])
    expect(stdout).toMatch(
      /^acme 1\.0\.0 → 1\.0\.1: saved configurations break\n {2}error \/version .*: raise it to 2\.0\.0\n {2}error \/actions\/upsert\/fields/,
    )
    expect(stdout).toContain('\n  /actions/upsert/fields/required/1\n    + "note"\n')
    expect(status).toBe(3)
  })

  test.each<[string, object, object]>([
    ['a break that is announced', changed('2.0.0', stricter), { breaking: true }],
    ['a break that is not', changed('1.0.0', stricter), { breaking: true }],
    ['what breaks nothing', changed('1.1.0', { title: 'Put' }), { breaking: false, diagnostics: [] }],
    ['nothing', older, { breaking: false, diagnostics: [], changes: [] }],
  ])('gives as data: %s', async (_, newer, expected) => {
    const at = files({ 'a.json': older, 'b.json': newer })
    const { stdout } = await waybill(['diff', at('a.json'), at('b.json'), '--json'])
    expect(JSON.parse(stdout).definition).toMatchObject({ slug: 'acme', ...expected })
  })

  test('sends events through its actions, with the settings of its examples', async () => {
    const at = files({ 'a.json': older, 'b.json': changed('2.0.0', requiring('id', 'email')) })
    const { stdout } = await waybill(['diff', at('a.json'), at('b.json'), '--events', '-'], { input: people })
    expect(stdout).toContain('event 2 is no longer sent: PAYLOAD_VALIDATION_FAILED')
    expect(stdout).toMatch(/2 events: 0 newly sent, 1 no longer sent, 0 sent differently, 1 sent alike\n$/)
  })

  test('sends events through its presets, where it has some', async () => {
    const presets = [{ name: 'Nobody', action: 'upsert', trigger: 'type = "track"' }]
    const at = files({ 'a.json': older, 'b.json': { ...older, presets } })
    const { stdout } = await waybill(['diff', at('a.json'), at('b.json'), '--events', '-'], { input: people })
    expect(stdout).toMatch(/2 no longer sent, 0 sent differently, 0 sent alike\n$/)
  })

  test('sends events through connections to it', async () => {
    const config = {
      connections: [
        {
          id: 'crm',
          destination: 'acme',
          settings: { apiKey: 'k-1234567' },
          subscriptions: [
            { action: 'upsert', enabled: true, mapping: { email: { '@path': '$.traits.mail' } } },
          ],
        },
        { id: 'other', destination: 'slack', subscriptions: [] },
      ],
    }
    const at = files({
      'a.json': older,
      'b.json': { ...changed('2.0.0', requiring('id', 'email')), slug: 'acme-two' },
      'c.json': config,
    })
    const words = ['diff', at('a.json'), at('b.json'), '--config', at('c.json'), '--events', '-']
    const { stdout } = await waybill(words, { input: people })
    expect(stdout).toContain('connection crm\n2 events: 1 no longer sent, 1 sent alike\n')
    expect(stdout).not.toContain('other')
  })
})

describe('the files of waybill diff', () => {
  test.each<[string, readonly string[], number, RegExp]>([
    [
      'of two kinds',
      ['a.yaml', 'a.json'],
      2,
      /a\.yaml holds connections, and .*a\.json is a definition: compare two of a kind\n$/,
    ],
    [
      'that are neither',
      ['n.json', 'n.json'],
      2,
      /n\.json is neither connections nor a definition: there is nothing to compare\n$/,
    ],
    [
      'that are not there',
      ['a.yaml', 'x.yaml'],
      2,
      /^error: ".*x\.yaml" can not be read: there is no such file or folder\n$/,
    ],
    ['with errors', ['a.yaml', 'e.yaml'], 1, /^error\[config\/unknown-action\]/],
    ['that are not well formed', ['a.yaml', 'm.yaml'], 1, /^error\[config\/file\]/],
    ['of definitions with errors', ['a.json', 'e.json'], 1, /^error\[definition\/schema\]/],
    [
      'from standard input both',
      ['-', '-'],
      2,
      /^error: only one file can be read from standard input: give one of them a name\n$/,
    ],
    ['and events from standard input', ['a.yaml', '-', '--events', '-'], 2, /only one file can be read/],
    [
      'with --config for connections',
      ['a.yaml', 'a.yaml', '--config', 'a.yaml', '--events', 'ev'],
      2,
      /^error: --config is for two definitions/,
    ],
    [
      'with --config without events',
      ['a.json', 'a.json', '--config', 'a.yaml'],
      2,
      /^error: --config says what the events are for: give --events too\n$/,
    ],
    [
      'without a connection to the definition',
      ['a.json', 'a.json', '--config', 'a.yaml', '--events', 'ev'],
      2,
      /a\.yaml has no connection to "acme"\n$/,
    ],
    [
      'that can not be tried',
      ['b.json', 'b.json', '--events', 'ev'],
      2,
      /^error: "acme" can not be tried with the settings of its examples, name connections to it with --config: /,
    ],
  ])('%s are told', async (_, words, expected, said) => {
    const at = files({
      'a.yaml': before,
      'e.yaml': before.replace('send', 'sned'),
      'm.yaml': 'connections: [}',
      'a.json': older,
      'b.json': acme,
      'e.json': { ...acme, slug: 'No' },
      'n.json': { name: 'x' },
      ev: sample,
    })
    const named = words.map((word) => (/^\w+\.\w+$|^ev$/.test(word) ? at(word) : word))
    const { status, stdout, stderr } = await waybill(['diff', ...named], { env })
    expect(stderr).toMatch(said)
    expect([status, stdout]).toEqual([expected, ''])
  })

  test('can be one from standard input', async () => {
    const at = files({ 'b.yaml': orders('all') })
    const { stdout } = await waybill(['diff', '-', at('b.yaml')], { input: before, env })
    expect(stdout).toContain('/trigger')
  })
})
