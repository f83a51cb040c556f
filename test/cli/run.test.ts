import { closeSync, existsSync, linkSync, openSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import webhook from '../../definitions/webhook/index.js'
import { loadConfig } from '../../src/cli/config/load.js'
import { runCli } from '../../src/cli/run-cli.js'
import type { Delivery, Outcome } from '../../src/index.js'
import { folderWith, parseLines, Sink, waybill } from './in-process.js'

const config = `
connections:
  - id: copy
    destination: segment
    settings: { source_write_key: '\${KEY}' }
    subscriptions:
      - { action: sendTrack, enabled: true }
  - id: chat
    destination: slack
    subscriptions:
      - action: postToChannel
        name: Loud
        enabled: true
        trigger: type = "track" and event = "Shout"
        mapping:
          url: https://hooks.slack.com/services/demo
          text: { '@template': '{{userId}} shouts' }
`

const env = { KEY: 'write-key' }
const event = (name: string, id: string) => ({ type: 'track', event: name, userId: 'u-1', messageId: id })
const text = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** The words that run the configuration above on standard input, with some more behind them. */
const words = (...more: readonly string[]) => [
  'run',
  '--config',
  join(folderWith({ 'waybill.yaml': config }), 'waybill.yaml'),
  ...more,
]

describe('waybill run', () => {
  test('writes one delivery a line', async () => {
    const { status, stdout } = await waybill(words(), {
      input: text(event('Shout', 'm-1'), event('Whisper', 'm-2')),
      env,
    })
    expect(parseLines<Delivery>(stdout).map(({ id }) => id)).toEqual([
      'copy/0/m-1',
      'chat/0/m-1',
      'copy/0/m-2',
    ])
    expect(status).toBe(0)
  })

  test('gives mappings the time', async () => {
    const timed = config.replace("{ '@template': '{{userId}} shouts' }", "{ '@now': {} }")
    const file = join(folderWith({ 'waybill.yaml': timed }), 'waybill.yaml')
    const { stdout } = await waybill(['run', '--config', file], { input: text(event('Shout', 'm-1')), env })
    const [chat] = parseLines<Delivery>(stdout).filter(({ connection }) => connection === 'chat')
    expect(JSON.stringify(chat?.requests[0]?.json)).toMatch(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/)
  })

  test('hides what is secret, unless it is asked to show it', async () => {
    const input = text(event('Shout', 'm-1'))
    const basic = `Basic ${btoa('write-key:')}`
    const hidden = await waybill(words(), { input, env })
    expect(hidden.stdout).not.toContain(basic)
    expect(hidden.stdout).not.toContain('services/demo')
    const shown = await waybill(words('--show-secrets'), { input, env })
    expect(shown.stdout).toContain(basic)
    expect(shown.stdout).toContain('services/demo')
  })

  test('says what happened, in a table', async () => {
    const input = text(event('Shout', 'm-1'), event('Whisper', 'm-2'), null)
    const { stderr } = await waybill(words(), { input, env })
    expect(stderr.replace(/ in [\d.]+ s .*/, '')).toBe(
      [
        'connection   subscription   step       outcome     code                  count',
        'copy         0 sendTrack    request    built                                 2',
        '                            intake     discarded   bad_request               1',
        'chat         0 Loud         request    built                                 1',
        '                            intake     discarded   bad_request               1',
        '                            triggers   discarded   NO_MATCHING_MAPPING       1',
        '',
        '3 events → 3 deliveries, 3 discarded (1 matched no subscription),',
        '',
      ].join('\n'),
    )
  })

  test('reads a file', async () => {
    const file = join(folderWith({ 'events.ndjson': text(event('Whisper', 'm-1')) }), 'events.ndjson')
    const { stdout } = await waybill(words(file), { input: text(event('Whisper', 'm-2')), env })
    expect(parseLines<Delivery>(stdout).map(({ id }) => id)).toEqual(['copy/0/m-1'])
  })

  test('reads standard input for "-"', async () => {
    const { stdout } = await waybill(words('-'), { input: text(event('Whisper', 'm-2')), env })
    expect(parseLines(stdout)).toHaveLength(1)
  })

  test('takes a byte order mark, line breaks of Windows, empty lines and a last line without an end', async () => {
    const [one, two] = [JSON.stringify(event('Whisper', 'm-1')), JSON.stringify(event('Whisper', 'm-2'))]
    const { stdout, stderr } = await waybill(words('--strict'), {
      input: `\uFEFF${one}\r\n\r\n\n${two}`,
      env,
    })
    expect(parseLines(stdout)).toHaveLength(2)
    expect(stderr).toContain('2 events')
  })

  test('names the lines that are no JSON, and goes on', async () => {
    const input = `{"a"\n\n${text(event('Whisper', 'm-1'))}no\u001B[31m\n`
    const { status, stdout, stderr } = await waybill(words('--quiet'), { input, env })
    expect(stderr).toBe('stdin:1: skipped, it is no JSON: {"a"\nstdin:4: skipped, it is no JSON: no [31m\n')
    expect(parseLines(stdout)).toHaveLength(1)
    expect(status).toBe(0)
  })

  test('names ten of them and counts the others', async () => {
    const { stderr } = await waybill(words('--quiet'), { input: 'x\n'.repeat(130), env })
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(11)
    expect(lines.at(-1)).toBe('… and 120 more')
  })

  test('can hold a list of events', async () => {
    const input = `${JSON.stringify([event('Shout', 'm-1'), event('Shout', 'm-2')])}\n${text([], event('Shout', 'm-3'))}`
    const { stdout } = await waybill(words('--quiet'), { input, env })
    const ids = parseLines<Delivery>(stdout).flatMap(({ messageIds }) => messageIds)
    expect([...new Set(ids)]).toEqual(['m-1', 'm-2', 'm-3'])
  })

  test('says that a file has another encoding', async () => {
    const input = [Buffer.from(text(event('Shout', 'm-1')), 'utf16le')]
    const { stderr } = await waybill(words('--quiet'), { input, env })
    expect(stderr.split('\n')[0]).toBe('stdin:1: skipped, it is not written in UTF-8')
  })

  test('says once that a file is indented JSON', async () => {
    const input = JSON.stringify([event('Whisper', 'm-1'), event('Whisper', 'm-2')], null, 2)
    const { stderr } = await waybill(words('--quiet'), { input, env })
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'stdin:1: skipped, it is no JSON: [',
      'one JSON object a line is needed; this looks like indented JSON, which jq -c . writes so',
      'stdin:2: skipped, it is no JSON:   {',
    ])
    expect(stderr.match(/indented/g)).toHaveLength(1)
    const broken = await waybill(words('--quiet'), { input: '{"a"\n', env })
    expect(broken.stderr).not.toContain('indented')
  })

  test('counts skipped lines apart from what was discarded', async () => {
    const input = `x\n{"a"\n${text(event('Whisper', 'm-1'), null)}y\n`
    const { stderr } = await waybill(words(), { input, env })
    expect(stderr).toContain(
      '2 events → 1 delivery, 3 discarded (1 matched no subscription), 3 lines skipped, in',
    )
  })

  test('skips a line that is too long', async () => {
    const long = text({ ...event('Whisper', 'm-1'), note: 'x'.repeat(1000) })
    const { stdout, stderr } = await waybill(words('--max-line-bytes', '500'), {
      input: long + text(event('Whisper', 'm-2')),
      env,
    })
    expect(stderr).toContain('stdin:1: skipped, it is longer than 500 bytes; --max-line-bytes allows more')
    expect(stderr).toContain('1 line skipped')
    expect(parseLines(stdout)).toHaveLength(1)
  })

  test('goes on behind an event that nests too deeply', async () => {
    const list = '['.repeat(100_000) + ']'.repeat(100_000)
    const deep = `{"type":"track","event":"a","userId":"u","properties":{"list":${list}}}\n`
    const { status, stdout } = await waybill(words(), { input: deep + text(event('Whisper', 'm-2')), env })
    expect(parseLines<Delivery>(stdout).map(({ id }) => id)).toEqual(['copy/0/m-2'])
    expect(status).toBe(0)
  })

  test('writes outcomes to a file', async () => {
    const file = join(folderWith({}), 'outcomes.ndjson')
    await waybill(words('--outcomes', file), { input: text(event('Whisper', 'm-1')), env })
    expect(parseLines<Outcome>(readFileSync(file, 'utf8'))).toMatchObject([
      { messageId: 'm-1', connection: 'copy', status: 'built' },
      { messageId: 'm-1', connection: 'chat', status: 'discarded', code: 'NO_MATCHING_MAPPING' },
    ])
  })

  test.skipIf(!existsSync('/dev/full'))(
    'says that outcomes can not be written, few as they are',
    async () => {
      const { status, stderr } = await waybill(words('--quiet', '--outcomes', '/dev/full'), {
        input: text(event('Whisper', 'm-1')),
        env,
      })
      expect([status, stderr]).toEqual([2, 'error: "/dev/full" can not be written: the disk is full\n'])
    },
  )

  test('has neither table nor progress when it is to be quiet', async () => {
    const { stderr } = await waybill(words('--quiet'), {
      input: text(event('Shout', 'm-1')),
      env,
      terminal: true,
    })
    expect(stderr).toBe('')
  })
})

describe('the exit status of waybill run', () => {
  test.each<[string, string, string[], number]>([
    ['0 where something was discarded', text(null), [], 0],
    ['3 where something was discarded, with --strict', text(null), ['--strict'], 3],
    ['3 where a line is no JSON, with --strict', `${text(event('Shout', 'm-1'))}x\n`, ['--strict'], 3],
    ['3 where no subscription matched, with --strict', text(event('Whisper', 'm-1')), ['--strict'], 3],
    ['0 where nothing was discarded, with --strict', text(event('Shout', 'm-1')), ['--strict'], 0],
  ])('is %s', async (_, input, more, expected) => {
    expect((await waybill(words(...more), { input, env })).status).toBe(expected)
  })

  test('is 1 for a wrong configuration, and no event is read', async () => {
    const { status, stdout, stderr } = await waybill(words(), { input: text(event('Shout', 'm-1')) })
    expect(stderr).toContain('error[config/environment]: the environment variable KEY is not set')
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  test.each<[string, string[], string]>([
    [
      'a configuration that is not there',
      ['run', '-c', '/nowhere/w.yaml'],
      '"/nowhere/w.yaml" can not be read: there is no such file',
    ],
    [
      'a definition in the place of a configuration',
      ['run', '-c', 'test/cases/check/newer.yaml'],
      'is a definition: name a file of connections, which lists it under "destinations"',
    ],
    [
      'a module in the place of a configuration',
      ['run', '-c', 'definitions/slack/index.ts'],
      '"definitions/slack/index.ts" is a module: connections stand in YAML or JSON',
    ],
    [
      'no configuration',
      ['run'],
      'name the file with the connections, such as: waybill run --config waybill.yaml',
    ],
    [
      'an unknown option',
      ['run', '--confg', 'x'],
      'unknown option \'--confg\' (Did you mean --config?); see "waybill run --help"',
    ],
    ['an unknown command', ['rnu'], 'unknown command \'rnu\' (Did you mean run?); see "waybill --help"'],
    ['a number that is none', ['sample', '--count', 'many'], 'Give a whole number, such as 1000; see'],
    ['a number below the least', ['run', '--max-line-bytes', '0'], 'Give a whole number above 0; see'],
    ['a share above 1', ['sample', '--malformed', '1.5'], 'Give a share from 0 to 1, such as 0.02; see'],
    [
      'a seed that is too large',
      ['sample', '--seed', '99999999999'],
      'Give a whole number up to 2147483647; see',
    ],
    ['a date that is none', ['sample', '--start', 'soon'], 'Give an ISO 8601 date'],
  ])('is 2 for %s, said on one line', async (_, args, expected) => {
    const { status, stdout, stderr } = await waybill(args)
    expect(stderr.split('\n')[0]).toContain(expected)
    expect(stderr).not.toMatch(/^ {4}at /m)
    expect([status, stdout]).toEqual([2, ''])
  })

  test.each([
    [
      'events that are not there',
      ['/nowhere/events.ndjson'],
      '"/nowhere/events.ndjson" can not be read: there is no such file',
    ],
    ['events that are a folder', ['/'], '"/" can not be read: it is a folder'],
    [
      'outcomes that can not be written',
      ['--outcomes', '/nowhere/o'],
      '"/nowhere/o" can not be written: there is no such',
    ],
  ])('is 2 for %s', async (_, more, expected) => {
    const { status, stderr } = await waybill(words(...more), { env })
    expect(stderr).toContain(`error: ${expected}`)
    expect(status).toBe(2)
  })

  test('is 2 for events that are not there, whatever is opened before', async () => {
    const outcomes = join(folderWith({}), 'outcomes.ndjson')
    const { status, stderr } = await waybill(words('/nowhere/events.ndjson', '--outcomes', outcomes), { env })
    expect(stderr).toContain('"/nowhere/events.ndjson" can not be read')
    expect(status).toBe(2)
  })
})

describe('waybill run --outcomes', () => {
  const files = {
    'waybill.yaml': `destinations: [mine.json]\n${config}`,
    'mine.json': JSON.stringify({ ...webhook, slug: 'mine' }),
    'events.ndjson': text(event('Shout', 'm-1')),
  }

  test.each([
    ['the configuration', 'waybill.yaml', 'the configuration'],
    ['the file of events', 'events.ndjson', 'the file of events'],
    ['a definition', 'mine.json', 'a definition'],
    ['the same file by another path', '../FOLDER/./waybill.yaml', 'the configuration'],
    ['a symbolic link to the events', 'soft', 'the file of events'],
    ['a hard link to a definition', 'hard', 'a definition'],
  ])('does not write over %s', async (_, name, role) => {
    const folder = folderWith(files)
    symlinkSync('events.ndjson', join(folder, 'soft'))
    linkSync(join(folder, 'mine.json'), join(folder, 'hard'))
    const outcomes = `${folder}/${name.replace('FOLDER', basename(folder))}`
    const line = [
      'run',
      '-c',
      join(folder, 'waybill.yaml'),
      join(folder, 'events.ndjson'),
      '--outcomes',
      outcomes,
    ]
    const { status, stdout, stderr } = await waybill(line, { env })
    expect(stderr).toBe(`error: --outcomes would write over ${role}, "${outcomes}": name another file\n`)
    expect([status, stdout]).toEqual([2, ''])
    for (const [file, content] of Object.entries(files))
      expect(readFileSync(join(folder, file), 'utf8')).toBe(content)
  })

  test('does not write over what the shell has opened', async () => {
    const folder = folderWith(files)
    const outcomes = join(folder, 'events.ndjson')
    const fd = openSync(outcomes, 'r')
    const streams = { stdout: new Sink(), stderr: new Sink(), env }
    const stdin = Object.assign(Readable.from([]), { fd })
    const line = ['run', '-c', join(folder, 'waybill.yaml'), '--outcomes', outcomes]
    const status = await runCli(line, { stdin, ...streams })
    closeSync(fd)
    expect(streams.stderr.text).toContain('would write over the file of events')
    expect(status).toBe(2)
    expect(readFileSync(outcomes, 'utf8')).toBe(files['events.ndjson'])
  })

  test('takes no "-", and makes no file of that name', async () => {
    const { status, stderr } = await waybill(words('--outcomes', '-'), { env })
    expect(stderr).toBe(
      'error: --outcomes needs the name of a file: deliveries already go to standard output\n',
    )
    expect(status).toBe(2)
    expect(readdirSync('.')).not.toContain('-')
  })
})

describe('the shop of the examples', () => {
  const shop = fileURLToPath(new URL('../../examples/shop/waybill.yaml', import.meta.url))
  const shopEnv = {
    SEGMENT_WRITE_KEY: 'key',
    SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/demo',
    STOREHOUSE_SECRET: 'secret',
  }

  test('has no problems', () => {
    expect(loadConfig(shop, shopEnv).problems).toEqual([])
  })

  test('sends something of the demo to each of its connections', async () => {
    const input = (await waybill(['sample', '--count', '2000', '--seed', '7'])).stdout
    const { stdout } = await waybill(['run', '-c', shop], { input, env: shopEnv })
    const connections = parseLines<Delivery>(stdout).map(({ connection }) => connection)
    expect(new Set(connections)).toEqual(new Set(['warehouse', 'storehouse', 'team-chat']))
  })
})

describe('the outputs of waybill run', () => {
  test('are coloured on a terminal, and not with NO_COLOR', async () => {
    const input = text(event('Shout', 'm-1'))
    expect((await waybill(words(), { input, env, terminal: true })).stderr).toContain('\u001B[32mbuilt')
    expect((await waybill(words(), { input, env })).stderr).not.toContain('\u001B[')
    const plain = await waybill(words(), { input, env: { ...env, NO_COLOR: '1' }, terminal: true })
    expect(plain.stderr).not.toContain('\u001B[3')
  })

  test('are not written faster than they are read', async () => {
    const input = text(event('Shout', 'm-1')).repeat(400)
    let read = 0
    const stdin = new Readable({
      read() {
        read += 1
        this.push(read > 100 ? null : Buffer.from(input))
      },
    })
    const stdout = new PassThrough()
    const done = runCli(words('--quiet'), { stdin, stdout, stderr: new Sink(), env })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(read).toBeLessThan(10)
    stdout.resume()
    expect(await done).toBe(0)
    expect(read).toBe(101)
  })

  test('may be closed early: that is no error, and no table follows', async () => {
    let written = 0
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        written += 1
        done(Object.assign(new Error('closed'), { code: 'EPIPE' }))
      },
    })
    const stderr = new Sink()
    const stdin = Readable.from(
      Array.from({ length: 100 }, () => Buffer.from(text(event('Shout', 'm-1')).repeat(400))),
    )
    expect(await runCli(words('--strict'), { stdin, stdout, stderr, env })).toBe(0)
    expect([written, stderr.text]).toEqual([1, ''])
  })

  test('that can not be written are an error', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    })
    const stderr = new Sink()
    const stdin = Readable.from([Buffer.from(text(event('Shout', 'm-1')))])
    expect(await runCli(words(), { stdin, stdout, stderr, env })).toBe(2)
    expect(stderr.text).toBe('error: standard output can not be written: the disk is full\n')
  })
})
