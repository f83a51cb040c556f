import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import segment from '../../definitions/segment/index.js'
import { runCli } from '../../src/cli/run-cli.js'
import type { Outcome } from '../../src/index.js'
import { createStandIn } from '../../src/simulate/index.js'
import { type Got, serve } from '../delivery/server.js'
import { refreshing, vendor } from '../engine/oauth.js'
import { track } from '../relay.js'
import { folderWith, parseLines, Sink, waybill } from './in-process.js'
import { idsUpTo, linesOf, plantedSecret, relayFolder } from './relay-folder.js'

const idsOf = (got: readonly Got[]) => got.map(({ body }) => String(JSON.parse(body)))

/** The words that send the events of a folder to a server. */
const sending = ({ config, events }: ReturnType<typeof relayFolder>, url: string, ...more: string[]) => [
  'run',
  '--deliver',
  '--config',
  config,
  '--send-to',
  url,
  ...more,
  events,
]

describe('waybill run --deliver', () => {
  test('sends, and says what became of the events', async () => {
    const { url, got } = await serve((_, response) => response.end('ok'))
    const folder = relayFolder(['a', 'b'])
    const { status, stdout, stderr } = await waybill(sending(folder, url))
    expect(idsOf(got).toSorted()).toEqual(['a', 'b'])
    expect(got[0]?.headers).toMatchObject({
      'x-key': plantedSecret,
      forwarded: 'host="relay.example";proto=https',
    })
    expect([status, stdout]).toEqual([0, ''])
    const plain = stderr
      .replace(/ \d+ ms/g, ' TIME')
      .replace(/, in .*/, '')
      .replace(/ +/g, ' ')
    expect(plain.split('\n')).toEqual([
      'connection subscription step outcome code count',
      'c 0 send delivery delivered 2',
      ' 0 send request built 2',
      '',
      'connection requests retried failed waiting p50 p95 p99',
      'c 2 0 0 0 TIME TIME TIME',
      '',
      '2 events → 2 deliveries, 2 delivered, 0 failed, 0 discarded',
      '',
    ])
  })

  test('delivers all in the end although one in ten answers is 500 and one in twenty 429', async () => {
    let nth = 0
    const { url, got } = await serve((_, response) => {
      nth += 1
      if (nth % 10 === 0) response.writeHead(500).end('ill')
      else if (nth % 20 === 5) response.writeHead(429, { 'retry-after': '1' }).end()
      else response.end('ok')
    })
    const ids = idsUpTo(200)
    const folder = relayFolder(ids)
    const { status, stderr } = await waybill(sending(folder, url))
    expect(new Set(idsOf(got))).toEqual(new Set(ids))
    expect(got.length).toBeGreaterThan(220)
    expect(stderr).toContain('200 events → 200 deliveries, 200 delivered, 0 failed')
    expect(status).toBe(0)
  })

  test('delivers to a stand-in that checks requests, and fails now and then', async () => {
    const settings = { source_write_key: 'planted-write-key' }
    const standIn = createStandIn(segment, {
      accounts: [{ settings }],
      fail: { 500: 0.1, 429: 0.05 },
    })
    onTestFinished(() => standIn.close())
    const connection = {
      id: 'copy',
      destination: 'segment',
      settings,
      subscriptions: ['sendTrack', 'sendIdentify', 'sendPage'].map((action) => ({ action, enabled: true })),
    }
    const folder = folderWith({ 'waybill.json': JSON.stringify({ connections: [connection] }) })
    const words = [
      'run',
      '--deliver',
      '-c',
      join(folder, 'waybill.json'),
      '--send-to',
      await standIn.listen(),
    ]
    const input = (await waybill(['sample', '--count', '300', '--malformed', '0'])).stdout
    const { status, stderr } = await waybill([...words, '--outcomes', join(folder, 'outcomes')], { input })
    const outcomes = parseLines<Outcome>(readFileSync(join(folder, 'outcomes'), 'utf8'))
    const built = outcomes.filter((outcome) => outcome.status === 'built')
    expect(built.length).toBeGreaterThan(200)
    expect(stderr).toContain(`${built.length} delivered, 0 failed`)
    expect(standIn.received.filter(({ refused }) => refused !== undefined)).toEqual([])
    expect(stderr).not.toContain('planted')
    expect(status).toBe(0)
  })

  test('ends with 4 where something was refused, and says why, and to look where', async () => {
    const { url } = await serve(({ body }, response) =>
      body === '"b"' ? response.writeHead(422).end('{"error":"no b"}') : response.end('ok'),
    )
    const folder = relayFolder(['a', 'b'])
    const { status, stderr } = await waybill(sending(folder, url, '--store', folder.store))
    expect(stderr).toContain('failed at c: UNPROCESSABLE_ENTITY: the answer was 422, {"error":"no b"}\n')
    expect(stderr).toContain(`to look at them: waybill dead list --store ${folder.store}\n`)
    expect(stderr).toContain('1 delivered, 1 failed')
    expect(status).toBe(4)
  })

  test('writes outcomes before and after the sending', async () => {
    const { url } = await serve((_, response) => response.end('ok'))
    const folder = relayFolder(['a'])
    const input = linesOf([track('a'), track('b', {}, 'Pong')])
    await waybill(sending({ ...folder, events: '-' }, url, '--outcomes', folder.outcomes), { input })
    expect(parseLines<Outcome>(readFileSync(folder.outcomes, 'utf8'))).toEqual([
      expect.objectContaining({ messageId: 'm-a', status: 'built' }),
      expect.objectContaining({ messageId: 'm-b', status: 'discarded', code: 'NO_MATCHING_MAPPING' }),
      {
        messageId: 'm-a',
        connection: 'c',
        subscription: 0,
        action: 'send',
        status: 'delivered',
        step: 'delivery',
      },
    ])
  })

  test.skipIf(!existsSync('/dev/full'))(
    'sends what it took although outcomes can not be written',
    async () => {
      const { url, got } = await serve((_, response) => response.end('ok'))
      const words = sending(relayFolder(['a', 'b']), url, '--outcomes', '/dev/full')
      const { status, stderr } = await waybill(words)
      expect([status, stderr]).toEqual([2, 'error: "/dev/full" can not be written: the disk is full\n'])
      expect(idsOf(got).toSorted()).toEqual(['a', 'b'])
    },
  )

  test('sends an event once, however often it comes, unless it is replayed', async () => {
    const { url, got } = await serve((_, response) => response.end('ok'))
    const folder = relayFolder(['a', 'b', 'a'])
    const run = (...more: string[]) => waybill(sending(folder, url, '--store', folder.store, ...more))
    expect((await run()).stderr).toContain(
      '2 events → 2 deliveries, 2 delivered, 0 failed, 0 discarded, 1 came before',
    )
    expect((await run()).stderr).toContain(
      '0 events → 0 deliveries, 0 delivered, 0 failed, 0 discarded, 3 came before',
    )
    expect(idsOf(got).toSorted()).toEqual(['a', 'b'])
    await run('--replay', 'c')
    expect(idsOf(got).toSorted()).toEqual(['a', 'a', 'a', 'b', 'b'])
  })

  test('puts events together where an action does, those of a slow stream too', async () => {
    const batched = {
      batch: { maxItems: 2, request: { method: 'POST', path: '/many', json: { '@path': '$.items' } } },
      single: 'batch',
    } as const
    const { url, got } = await serve((_, response) => response.end('ok'))
    const folder = relayFolder([], { action: batched })
    const input = ['a', 'b', 'c'].map((id) => linesOf([track(id)]))
    const words = sending({ ...folder, events: '-' }, url, '--outcomes', folder.outcomes)
    const { stderr } = await waybill(words, { input })
    const batches = got.map(({ body }) =>
      JSON.parse(body)
        .map(({ id }: { id: string }) => id)
        .join(' '),
    )
    expect(batches.toSorted()).toEqual(['a b', 'c'])
    expect(stderr).toContain('3 events → 2 deliveries, 3 delivered')
    expect(readFileSync(folder.outcomes, 'utf8')).not.toContain('"index"')
  })

  test('names lines that are no events, and an event that nests too deeply, and sends the others', async () => {
    const { url, got } = await serve((_, response) => response.end('ok'))
    const list = '['.repeat(100_000) + ']'.repeat(100_000)
    const deep = `{"type":"track","event":"Ping","userId":"u","messageId":"deep","properties":{"tags":${list}}}\n`
    const input = `${linesOf([track('a')])}nonsense\n${deep}${linesOf([track('b')])}`
    const whole = { request: { method: 'POST', path: '/in', json: { '@path': '$.payload' } } } as const
    const folder = relayFolder([], { action: whole })
    const words = sending({ ...folder, events: '-' }, url, '--strict', '--store', folder.store)
    const { status, stderr } = await waybill(words, { input })
    expect(stderr).toContain('stdin:2: skipped, it is no JSON: nonsense\n')
    expect(stderr).toMatch(/ send +validation +discarded +TOO_DEEP +1\n/)
    expect(got.map(({ body }) => JSON.parse(body).id).toSorted()).toEqual(['a', 'b'])
    expect(status).toBe(3)
  })

  test('warns of calls that only a page can run', async () => {
    const calling = { commands: { queue: 'q', calls: [{ call: ['event'] }] } }
    const { status, stderr } = await waybill(
      sending(relayFolder(['a'], { action: calling }), 'http://127.0.0.1:1'),
    )
    expect(stderr).toMatch(
      /^warning: c: send makes calls for the queue of a page, which only a page can run: /,
    )
    expect(status).toBe(0)
  })

  test('says nothing of what went well where it is to be quiet', async () => {
    const { url } = await serve((_, response) => response.end('ok'))
    const { status, stderr } = await waybill(sending(relayFolder(['a']), url, '--quiet'), { terminal: true })
    expect([status, stderr]).toEqual([0, ''])
  })

  test('prints no secret, in whatever goes wrong', async () => {
    const { url } = await serve(({ headers }, response) =>
      response.writeHead(400).end(`what is ${headers['x-key']}?`),
    )
    const folder = relayFolder(['a'])
    const words = sending(folder, url, '--store', folder.store, '--outcomes', folder.outcomes)
    const { stdout, stderr } = await waybill(words)
    const dead = await waybill(['dead', 'list', '--store', folder.store, '--json'])
    const all = stdout + stderr + readFileSync(folder.outcomes, 'utf8') + dead.stdout + dead.stderr
    expect(stderr).toContain('what is •••?')
    expect(all).not.toContain(plantedSecret)
  })

  test('shows on a terminal how it stands while it goes on', async () => {
    const open: (() => void)[] = []
    const { url } = await serve((_, response) => open.push(() => response.end('ok')))
    const done = waybill(sending(relayFolder(['a', 'b']), url), { terminal: true })
    // The first answer only after the first look.
    setTimeout(() => open.splice(0).map((end) => end()), 600)
    const { stderr } = await done
    expect(stderr).toContain('connection   requests   waiting   retried   failed   delivered\n')
    expect(stderr).toMatch(/c +0 +2 +0 +0 +0\n2 events read, 0 requests\/s\n/)
    expect(stderr).toContain('\u001B[3A\r\u001B[J')
  })

  test.each<[string[], string]>([
    [['--store', 'x.db'], '--store is about sending: add --deliver'],
    [['--send-to', 'http://127.0.0.1:1'], '--send-to is about sending: add --deliver'],
    [['--max-pending', '5'], '--max-pending is about sending: add --deliver'],
    [
      ['--deliver', '--show-secrets'],
      '--show-secrets is about deliveries that are written: with --deliver none is',
    ],
    [['--deliver', '--wait', '5'], '--wait needs --store: without one, what is left would be lost'],
    [
      ['--deliver', '--send-to', 'http://127.0.0.1/path'],
      'Give an origin, such as http://127.0.0.1:8080; see "waybill run --help"',
    ],
    [['--deliver', '--rate', '0'], 'Give a number above 0, such as 5 or 0.5; see "waybill run --help"'],
    [
      ['--deliver', '--store', '/nowhere/x.db'],
      '/nowhere/x.db can not be opened: there is no folder /nowhere',
    ],
    [['--deliver', '--store', 'FOLDER/waybill.json'], 'waybill.json can not be opened'],
  ])('says on one line what is wrong with %j', async (words, expected) => {
    const folder = relayFolder(['a'])
    const line = words.map((word) => word.replace('FOLDER', folder.at('.')))
    const { status, stdout, stderr } = await waybill([
      'run',
      '--config',
      folder.config,
      ...line,
      folder.events,
    ])
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(expected)])
    expect([status, stdout]).toEqual([2, ''])
  })
})

describe('waybill run --deliver --wait', () => {
  test.each([
    ['900', /^, the next try is due at \d{4}-\d\d-\d\dT[\d:.]+Z$/],
    ['30', /^$/],
  ])('leaves in the store what has to be tried again in %s s, and says how to go on', async (wait, next) => {
    const { url } = await serve((_, response) => response.writeHead(503, { 'retry-after': wait }).end())
    const folder = relayFolder(['a', 'b'])
    const { status, stderr } = await waybill(sending(folder, url, '--store', folder.store, '--wait', '0.2'))
    const line = stderr.trimEnd().split('\n').at(-1) ?? ''
    const begin = `2 deliveries wait in ${folder.store}`
    const end = `; to go on: waybill run --deliver --config ${folder.config} --store ${folder.store} --send-to ${url}`
    expect([line.slice(0, begin.length), line.slice(-end.length)]).toEqual([begin, end])
    expect(line.slice(begin.length, -end.length)).toMatch(next)
    expect(status).toBe(4)
  })
})

describe('the tokens of waybill run --deliver', () => {
  test('are kept beside the store, for its owner alone, and used by the next run', async () => {
    let refresh = 'refresh-0'
    let access = ''
    const log: string[] = []
    const { url } = await serve(({ path, body, headers }, response) => {
      if (path === '/token') {
        const isKnown = new URLSearchParams(body).get('refresh_token') === refresh
        log.push(isKnown ? 'token' : 'refused token')
        if (!isKnown) return response.writeHead(400).end('{"error":"invalid_grant"}')
        refresh = `r3fresh-${log.length}`
        access = `t0ken-${log.length}`
        const granted = { access_token: access, refresh_token: refresh, expires_in: 3600 }
        return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(granted))
      }
      const isKnown = headers.authorization === `Bearer ${access}`
      log.push(isKnown ? 'event' : 'refused event')
      return response.writeHead(isKnown ? 200 : 401).end()
    })
    const connection = {
      id: 'v',
      destination: 'vendor',
      settings: { clientId: 'c', clientSecret: 's&cret', refreshToken: 'refresh-0', space: 'a' },
      subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
    }
    const folder = folderWith({
      'vendor.json': JSON.stringify(vendor(refreshing)),
      'waybill.json': JSON.stringify({ destinations: ['vendor.json'], connections: [connection] }),
    })
    const [config, store] = [join(folder, 'waybill.json'), join(folder, 'waybill.db')]
    const run = (id: string) =>
      waybill(['run', '--deliver', '-c', config, '--store', store, '--send-to', url], {
        input: linesOf([track(id)]),
      })
    const first = await run('a')
    const second = await run('b')
    expect(log.splice(0)).toEqual(['token', 'event', 'event'])
    access = 'another'
    const third = await run('c')
    expect(log).toEqual(['refused event', 'token', 'event'])
    expect([first, second, third].map(({ status }) => status)).toEqual([0, 0, 0])
    expect(statSync(`${store}.tokens`).mode & 0o777).toBe(0o600)
    for (const { stdout, stderr } of [first, second, third])
      expect(stdout + stderr).not.toMatch(/t0ken|r3fresh|refresh-0|s&cret/)
  })

  test('that can not be read are an error that says what to do', async () => {
    const folder = relayFolder(['a'])
    const { at, store } = folder
    writeFileSync(at('waybill.db.tokens'), '[1')
    const { status, stderr } = await waybill(sending(folder, 'http://127.0.0.1:1', '--store', store))
    expect(stderr).toBe(
      `error: "${store}.tokens" holds no tokens as Waybill keeps them: remove it to begin anew\n`,
    )
    expect(status).toBe(2)
  })
})

describe('a wish to end', () => {
  test('has what is only in memory sent to its end, and nothing more read', async () => {
    const signals = new EventEmitter()
    const { url, got } = await serve(({ body }, response) => {
      if (body === '"a"') signals.emit('SIGINT', 'SIGINT')
      response.end('ok')
    })
    async function* input() {
      yield linesOf([track('a'), track('b')])
      await new Promise(() => {})
    }
    const stderr = new Sink()
    const words = sending({ ...relayFolder([]), events: '-' }, url)
    const stdin = Readable.from(input())
    const status = await runCli(words, { stdin, stdout: new Sink(), stderr, env: {}, signals })
    expect(idsOf(got).toSorted()).toEqual(['a', 'b'])
    expect(stderr.text).toMatch(
      /^stopping: nothing more is read, \d deliver(y|ies) will still be sent \(Ctrl-C again/,
    )
    expect(signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM')).toBe(0)
    expect([status, stdin.destroyed]).toEqual([0, true])
  })
})
