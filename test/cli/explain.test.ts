import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.js'
import type { Trace } from '../../src/index.js'
import { folderWith, parseLines, Sink, waybill } from './in-process.js'

const config = `connections:
  - id: orders
    destination: webhook
    settings: { sharedSecret: '\${KEY}' }
    subscriptions:
      - action: send
        enabled: true
        trigger: event = "Order Completed"
        mapping: { url: https://example.com/orders, data: { who: { '@path': $.userId } } }
`
const chat = `  - id: chat
    destination: slack
    redact: [$.userId]
    subscriptions:
      - action: postToChannel
        enabled: true
        trigger: all
        mapping: { url: https://hooks.slack.com/services/T000/B000/abc, text: { '@path': $.userId } }
`
const env = { KEY: 'geheim' }
const event = (name: string, userId = 'u-1') => ({ type: 'track', event: name, userId, messageId: name })
const lines = (...events: readonly unknown[]) => events.map((one) => `${JSON.stringify(one)}\n`).join('')

/** Runs `waybill explain` over a configuration, with the event on standard input. */
function explain(input: string, words: readonly string[] = [], text = config) {
  const file = join(folderWith({ 'waybill.yaml': text }), 'waybill.yaml')
  return waybill(['explain', '--config', file, ...words], { input, env })
}

describe('waybill explain', () => {
  test('answers first why an event is not sent, and then tells the whole way', async () => {
    const { status, stdout, stderr } = await explain(lines(event('Order Complete')))
    expect(stdout).toMatch(
      /^track "Order Complete" → not sent to Webhook: the trigger needs event = "Order Completed", it is "Order Complete"\n\nsteps\n {2}intake: passed\n/,
    )
    expect(stdout).toContain('    ✗ event is "Order Complete", needs to be "Order Completed"\n')
    expect([status, stderr]).toEqual([0, ''])
  })

  test('shows where the values of a request come from, and no secret', async () => {
    const { stdout } = await explain(lines(event('Order Completed')))
    expect(stdout).toMatch(/^track "Order Completed" → sent to Webhook\n/)
    expect(stdout).toMatch(/^ +data\.who +"u-1" +← \$\.userId$/m)
    expect(stdout).toContain('•••')
    expect(stdout).not.toContain('geheim')
  })

  test('begins with the answers where there are several connections', async () => {
    const { stdout } = await explain(lines(event('Order Complete')), [], config + chat)
    expect(stdout).toMatch(
      /^orders: track "Order Complete" → not sent to Webhook: .*\nchat: track "Order Complete" → sent to Slack\n\nconnection orders\ntrack /,
    )
    expect(stdout).toContain('\n\nconnection chat\ntrack "Order Complete" → sent to Slack\n')
  })

  test.each([
    ['an id', 'chat'],
    ['a slug', 'slack'],
  ])('takes one connection by %s', async (_, name) => {
    const { stdout } = await explain(lines(event('Order Complete')), ['--connection', name], config + chat)
    expect(stdout).toMatch(/^track "Order Complete" → sent to Slack\n/)
    expect(stdout).not.toContain('Webhook')
  })

  test('hides what the configuration redacts', async () => {
    const { stdout } = await explain(lines(event('A', 'visitor-7')), ['--connection', 'chat'], config + chat)
    expect(stdout).toContain('"•••"')
    expect(stdout).not.toContain('visitor-7')
  })

  test('gives the traces as data, one a line', async () => {
    const { stdout } = await explain(lines(event('A'), event('B')), ['--json'], config + chat)
    expect(
      parseLines<Trace>(stdout).map(({ connection, event, answer }) => [connection, event.name, answer]),
    ).toEqual([
      ['orders', 'A', expect.stringContaining('not sent to Webhook: ')],
      ['chat', 'A', 'track "A" → sent to Slack'],
      ['orders', 'B', expect.stringContaining('not sent to Webhook: ')],
      ['chat', 'B', 'track "B" → sent to Slack'],
    ])
    expect(stdout).not.toContain('u-1"')
  })

  test('gives only the answers, with the places of the events', async () => {
    const input = lines(event('Order Completed'), event('B'))
    const { stdout } = await explain(`${input}nonsense\n`, ['--brief'])
    expect(stdout.split('\n')).toEqual([
      'stdin:1: orders: track "Order Completed" → sent to Webhook',
      expect.stringMatching(/^stdin:2: orders: track "B" → not sent to Webhook: /),
      '',
    ])
  })

  test('tells several events apart', async () => {
    const { stdout } = await explain(lines(event('A'), event('B')))
    expect(stdout.match(/^(track "\w"|── stdin:\d+$)/gm)).toEqual(['track "A"', '── stdin:2', 'track "B"'])
  })

  test('colours the answer where colours are wanted, and not with NO_COLOR', async () => {
    const file = join(folderWith({ 'waybill.yaml': config }), 'waybill.yaml')
    const words = ['explain', '-c', file, '--brief']
    const input = lines(event('Order Completed'))
    const colored = await waybill(words, { input, env: { ...env, FORCE_COLOR: '1' } })
    expect(colored.stdout).toContain('\u001b[32mtrack "Order Completed" → sent to Webhook\u001b[0m')
    const plain = await waybill(words, { input, env: { ...env, FORCE_COLOR: '1', NO_COLOR: '1' } })
    expect(plain.stdout).not.toContain('\u001b')
  })
})

describe('the event to explain', () => {
  test('can be named with an option or without one', async () => {
    const file = join(folderWith({ 'a.json': JSON.stringify(event('A')) }), 'a.json')
    expect(await explain('', [file])).toEqual(await explain('', ['--event', file]))
    expect((await explain('', [file])).status).toBe(0)
  })

  test.each<[string, string]>([
    ['JSON over several lines', JSON.stringify(event('Order Completed'), null, 2)],
    ['JSON with a byte order mark', `\uFEFF${JSON.stringify(event('Order Completed'), null, 2)}`],
    ['a list', JSON.stringify([event('Order Completed')])],
    ['a list over several lines', JSON.stringify([event('Order Completed')], null, 2)],
    ['a line behind lines that are none', `nonsense\n\n${lines(event('Order Completed'))}`],
    ['a line behind one that opens what is never closed', `{\n${lines(event('Order Completed'))}`],
  ])('can be %s', async (_, input) => {
    const { stdout } = await explain(input, ['--brief'])
    expect(stdout).toMatch(/^stdin:\d+: orders: track "Order Completed" → sent to Webhook\n$/)
  })

  test('is read from a file', async () => {
    const folder = folderWith({ 'event.json': JSON.stringify(event('A')) })
    const { stdout } = await explain('', ['--event', join(folder, 'event.json')])
    expect(stdout).toMatch(/^track "A" → /)
  })

  test.each([
    ['of a file of lines', `${lines(event('A'))}\nbroken\n${lines(event('B'))}`, 4],
    ['of a list', JSON.stringify([event('A'), event('B')], null, 2), 2],
  ])('is the one that --line names, %s', async (_, input, number) => {
    const { stdout, stderr } = await explain(input, ['--line', String(number)])
    expect(stdout).toMatch(/^track "B" → /)
    expect(stdout).not.toContain('"A"')
    expect(stderr).toBe('')
  })

  test.each<[string, string, readonly string[], string]>([
    [
      'a line that is not there',
      lines(event('A')),
      ['--line', '2'],
      'error: standard input has no event on line 2\n',
    ],
    [
      'named twice',
      '',
      ['a.json', '--event', 'b.json'],
      'error: name the file with the event once: behind --event, or without it\n',
    ],
    ['nothing', '', [], 'error: standard input holds no event\n'],
    [
      'no JSON',
      'nonsense\n',
      [],
      'stdin:1: skipped, it is no JSON: nonsense\nerror: standard input holds no event\n',
    ],
    [
      'a line that is too long',
      lines(event('A')),
      ['--max-line-bytes', '5'],
      'stdin:1: skipped, it is longer than 5 bytes; --max-line-bytes allows more\nerror: standard input holds no event\n',
    ],
    [
      'a connection that is not there',
      lines(event('A')),
      ['--connection', 'oders'],
      'error: the configuration has no connection or destination "oders": did you mean "orders"?\n',
    ],
  ])('can not be %s', async (_, input, words, said) => {
    expect(await explain(input, words)).toEqual({ status: 2, stdout: '', stderr: said })
  })

  test('may nest as deeply as it likes', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
    const { status, stdout } = await explain(`${deep}\n`, ['--brief'])
    expect(stdout).toMatch(/^stdin:1: orders: .*not sent/)
    expect(status).toBe(0)
  })
})

describe('a configuration to explain with', () => {
  test('has to be named', async () => {
    const { status, stderr } = await waybill(['explain'])
    expect([status, stderr]).toEqual([
      2,
      'error: name the file with the connections, such as: waybill explain --config waybill.yaml\n',
    ])
  })

  test('is refused with its problems', async () => {
    const { status, stdout, stderr } = await explain(lines(event('A')), [], config.replace('send', 'sned'))
    expect(stderr).toMatch(/^error\[config\/unknown-action\]: Webhook has no action "sned"/)
    expect([status, stdout]).toEqual([1, ''])
  })
})

test('waybill explain ends where its reader goes away, and reads no more', async () => {
  let read = 0
  async function* events() {
    for (; read < 100_000; read += 1) yield Buffer.from(lines(event(`E${read}`)))
  }
  const stdout = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' })),
  })
  const file = join(folderWith({ 'waybill.yaml': config }), 'waybill.yaml')
  const stderr = new Sink()
  const streams = { stdin: Readable.from(events()), stdout, stderr, env }
  expect(await runCli(['explain', '-c', file, '--json'], streams)).toBe(0)
  expect(stderr.text).toBe('')
  expect(read).toBeLessThan(100_000)
})
