import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { serve } from '../delivery/server.js'
import { track } from '../relay.js'
import { parseLines, waybill } from './in-process.js'
import { linesOf, plantedSecret, relayFolder } from './relay-folder.js'

/** A server that refuses some bodies until it is well. */
async function ill(refused: readonly string[]) {
  const state = { isIll: true }
  const { url, got } = await serve(({ body }, response) => {
    if (state.isIll && refused.includes(JSON.parse(body)))
      response.writeHead(body === '"gone"' ? 410 : 400).end('no')
    else response.end('ok')
  })
  return { url, got, state }
}

/** A store with the dead letters of these events, at two connections, and how to run commands on it. */
async function deadFolder(ids: readonly string[]) {
  const server = await ill(ids)
  const folder = relayFolder(['fine', ...ids], { connections: ['one', 'two'] })
  const send = (...more: readonly string[]) =>
    waybill([
      'run',
      '--deliver',
      '-c',
      folder.config,
      '--store',
      folder.store,
      '--send-to',
      server.url,
      ...more,
    ])
  expect((await send(folder.events)).status).toBe(4)
  const dead = (...words: readonly string[]) => {
    const [name = '', ...rest] = words
    return waybill(['dead', name, '--store', folder.store, ...rest])
  }
  const keys = async (...words: readonly string[]) =>
    parseLines<{ readonly key: number }>((await dead('list', '--json', ...words)).stdout).map(
      ({ key }) => key,
    )
  return { ...server, folder, send, dead, keys }
}

describe('waybill dead list', () => {
  test('says what could not be delivered, and why', async () => {
    const { dead } = await deadFolder(['a'])
    const { status, stdout, stderr } = await dead('list', '--connection', 'one')
    const [head, row] = stdout.split('\n')
    expect(head).toBe('key   given up              connection   action   events   tries   code          why')
    expect(row).toMatch(
      /^ +\d {3}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {3}one {10}send {10}1 {7}1 {3}BAD_REQUEST {3}the answer was 400$/,
    )
    expect([status, stderr]).toEqual([0, ''])
  })

  test('tells everything but what would be sent, as data', async () => {
    const { dead } = await deadFolder(['a'])
    const { stdout } = await dead('list', '--connection', 'two', '--json')
    expect(parseLines(stdout)).toEqual([
      {
        key: expect.any(Number),
        delivery: 'two/0/m-a',
        connection: 'two',
        destination: 'relay',
        action: 'send',
        subscription: 0,
        messageIds: ['m-a'],
        attempts: 1,
        acceptedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        diedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        code: 'BAD_REQUEST',
        reason: 'the answer was 400',
        events: [{ messageId: 'm-a', code: 'BAD_REQUEST', reason: 'the answer was 400', httpStatus: 400 }],
      },
    ])
    expect(stdout).not.toContain(plantedSecret)
  })

  test('takes those of a connection, a code, an age, and keys', async () => {
    const { keys } = await deadFolder(['a', 'gone'])
    const all = await keys()
    expect(all).toHaveLength(4)
    expect(await keys('--connection', 'one')).toHaveLength(2)
    expect(await keys('--code', 'GONE')).toHaveLength(2)
    expect(await keys('--code', 'GONE', '--connection', 'two')).toHaveLength(1)
    expect(await keys('--older-than', '1h')).toEqual([])
    expect(await keys('--newer-than', '1h')).toEqual(all)
    expect(await keys('--older-than', '0s', '--newer-than', '1h')).toEqual(all)
    expect(await keys(String(all[1]), String(all[2]))).toEqual([all[1], all[2]])
  })

  test('shows no more than it is to, and says how many there are', async () => {
    const { dead } = await deadFolder(['a', 'b'])
    const { stdout, stderr } = await dead('list', '--limit', '1')
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(stderr).toBe('… and 3 more: --limit shows more of them\n')
    const none = await dead('list', '--code', 'NEVER')
    expect([none.stdout, none.stderr]).toEqual(['', expect.stringMatching(/^no dead letter in .* fits\n$/)])
  })
})

describe('waybill dead replay', () => {
  test('has the next run send them, when the server is well again', async () => {
    const { dead, send, state, got, keys } = await deadFolder(['a', 'b'])
    const before = got.length
    const { status, stderr } = await dead('replay', '--connection', 'two')
    expect(stderr).toMatch(/^2 dead letters wait to be sent again: waybill run --deliver --config /)
    expect(status).toBe(0)
    state.isIll = false
    const run = await send('-')
    expect(run.stderr).toContain('0 events → 0 deliveries, 2 delivered')
    expect(
      got
        .slice(before)
        .map(({ body }) => body)
        .toSorted(),
    ).toEqual(['"a"', '"b"'])
    expect(await keys()).toHaveLength(2)
  })

  test('sends them at once where it is told the connections', async () => {
    const { dead, state, got, keys, folder, url } = await deadFolder(['a', 'b'])
    const [first = 0] = await keys()
    state.isIll = false
    const before = got.length
    const sending = ['--config', folder.config, '--send-to', url, '--rate', '100']
    const one = await dead('replay', String(first), ...sending)
    expect(one.stderr).toContain('1 dead letter waits to be sent again\n')
    expect(one.stderr).toContain('1 delivered, 0 failed')
    expect([one.status, got.length - before]).toEqual([0, 1])
    const rest = await dead('replay', '--all', ...sending, '--quiet')
    expect([rest.status, rest.stderr]).toEqual([0, '3 dead letters wait to be sent again\n'])
    expect(await keys()).toEqual([])
  })

  test('that fails again leaves a dead letter, and ends as a run does', async () => {
    const { dead, keys, folder, url } = await deadFolder(['a'])
    const before = await keys()
    const { status } = await dead('replay', '--all', '--config', folder.config, '--send-to', url)
    expect(status).toBe(4)
    const after = await keys()
    expect(after).toHaveLength(before.length)
    expect(after.some((key) => before.includes(key))).toBe(false)
  })
})

describe('waybill dead drop', () => {
  test('forgets those that it is told of, and no others', async () => {
    const { dead, keys } = await deadFolder(['a', 'gone'])
    expect((await dead('drop', '--code', 'GONE')).stderr).toBe('2 dead letters were dropped\n')
    const [first = 0, second = 0] = await keys()
    expect((await dead('drop', String(first))).stderr).toBe('1 dead letter was dropped\n')
    expect(await keys()).toEqual([second])
    expect((await dead('drop', '--all')).stderr).toBe('1 dead letter was dropped\n')
    expect(await keys()).toEqual([])
  })
})

describe('what is wrong with the words of waybill dead', () => {
  test.each<[string[], string]>([
    [['replay'], 'say which to replay: keys, --connection, --code, --older-than, --newer-than, or --all'],
    [['drop'], 'say which to drop: keys, --connection, --code, --older-than, --newer-than, or --all'],
    [['drop', '99'], 'there is no dead letter 99'],
    [['list', 'first'], 'Give a whole number, such as 1000; see "waybill dead list --help"'],
    [['list', '--older-than', 'yesterday'], 'Give a length of time, such as 30m, 12h or 2d; see'],
    [['lits'], "unknown command 'lits' (Did you mean list?)"],
  ])('is said on one line: %j', async (words, expected) => {
    const { dead, keys } = await deadFolder(['a'])
    const { status, stdout, stderr } = await dead(...words)
    expect(stderr.trimEnd().split('\n')).toEqual([expect.stringContaining(expected)])
    expect([status, stdout]).toEqual([2, ''])
    expect(await keys()).toHaveLength(2)
  })

  test('makes no store of a slip of the pen', async () => {
    const { at } = relayFolder([])
    const { status, stderr } = await waybill(['dead', 'list', '--store', at('waybil.db')])
    expect([status, stderr]).toEqual([
      2,
      `error: "${at('waybil.db')}" can not be read: there is no such file\n`,
    ])
    expect(existsSync(at('waybil.db'))).toBe(false)
    expect((await waybill(['dead', 'list'])).stderr).toContain(
      "required option '--store <file>' not specified",
    )
  })
})

test('dead letters of a connection that is gone can be replayed once it is back', async () => {
  const { url } = await serve((_, response) => response.end('ok'))
  const folder = relayFolder(['a'], { connections: ['old'] })
  const other = relayFolder([], { connections: ['new'] })
  const words = ['run', '--deliver', '--store', folder.store, '--send-to', url]
  const { url: illUrl } = await serve((_, response) => response.writeHead(503).end())
  await waybill([...words.with(-1, illUrl), '-c', folder.config, '--wait', '0', folder.events])
  const without = await waybill([...words, '-c', other.config], { input: linesOf([track('b')]) })
  expect(without.stderr).toContain(
    'failed at old: UNKNOWN_CONNECTION: the connection of the delivery is not there',
  )
  expect(without.status).toBe(4)
  const replayed = [
    'dead',
    'replay',
    '--store',
    folder.store,
    '--code',
    'UNKNOWN_CONNECTION',
    '-c',
    folder.config,
  ]
  const back = await waybill([...replayed, '--send-to', url])
  expect(back.stderr).toContain('1 delivered, 0 failed')
  expect(back.status).toBe(0)
})
