import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { serve } from '../delivery/server.js'
import { track } from '../relay.js'
import { type BuiltCommand, buildCommand } from './built-command.js'
import { idsUpTo, linesOf, relayFolder } from './relay-folder.js'

let built: BuiltCommand
beforeAll(async () => {
  built = await buildCommand()
  return () => built.remove()
})

/** `waybill` as a process of its own, whose standard input stays open until `input` ends it. */
function start(words: readonly string[]) {
  const child = spawn('waybill', words, { env: { ...process.env, PATH: built.path } })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  const watchers = new Set<() => void>()
  child.stderr.on('data', (chunk) => {
    said += chunk
    for (const watcher of [...watchers]) watcher()
  })
  return {
    child,
    said: () => said,
    /** Resolves when it has said something. */
    says: (words: string) =>
      new Promise<void>((resolve) => {
        const look = () => said.includes(words) && resolve()
        watchers.add(look)
        look()
      }),
    async ended() {
      const [status, signal] = await once(child, 'close')
      return { status, signal, stderr: said }
    },
  }
}

/** A server that tells of the bodies that it got, and of how many it has got. */
async function counting(answer: (response: ServerResponse, nth: number) => void) {
  const bodies: string[] = []
  const watchers = new Set<() => void>()
  const { url, got } = await serve(({ body }, response) => {
    bodies.push(JSON.parse(body))
    answer(response, bodies.length)
    for (const watcher of [...watchers]) watcher()
  })
  const reached = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => bodies.length >= count && resolve()
      watchers.add(look)
      look()
    })
  return { url, got, bodies, reached }
}

const slowly = (response: ServerResponse) => void setTimeout(() => response.end('ok'), 20)

const sending = (
  { config, store }: ReturnType<typeof relayFolder>,
  url: string,
  ...more: readonly string[]
) => start(['run', '--deliver', '--config', config, '--store', store, '--send-to', url, ...more])

describe.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle', (signal) => {
  test('loses nothing and sends nothing twice: the next run goes on', async () => {
    const ids = idsUpTo(300)
    const folder = relayFolder(ids)
    const { url, bodies, reached } = await counting(slowly)
    const first = sending(folder, url, '--concurrency', '4', folder.events)
    await reached(40)
    first.child.kill(signal)
    const { status, stderr } = await first.ended()
    expect(stderr).toContain(
      `stopping: what is on its way comes to its end, the rest stays in ${folder.store}`,
    )
    expect(stderr).toContain(
      `deliveries wait in ${folder.store}; to go on: waybill run --deliver --config ${folder.config} --store ${folder.store} --send-to ${url}\n`,
    )
    expect(status).toBe(4)
    expect(bodies.length).toBeLessThan(300)
    const second = sending(folder, url)
    second.child.stdin.end()
    expect(await second.ended()).toMatchObject({ status: 0, signal: null })
    expect(bodies.toSorted()).toEqual(ids.toSorted())
  }, 60_000)

  test('leaves events that were not read to whoever gives them once more', async () => {
    const ids = idsUpTo(3000)
    const folder = relayFolder(ids)
    const { url, bodies, reached } = await counting((response) => response.end('ok'))
    const words = ['--max-pending', '10', '--concurrency', '2', folder.events]
    const first = sending(folder, url, ...words)
    await reached(20)
    first.child.kill(signal)
    expect(await first.ended()).toMatchObject({ status: 4 })
    const { status, stderr } = await sending(folder, url, folder.events).ended()
    expect(stderr).toMatch(/ [\d,]+ came before/)
    expect(status).toBe(0)
    expect(bodies.toSorted()).toEqual(ids.toSorted())
  }, 60_000)
})

test('a second signal ends at once, and what was on its way is sent by the next run', async () => {
  const folder = relayFolder(['a', 'b'])
  let isIll = true
  const { url, bodies, reached } = await counting((response) => isIll || response.end('ok'))
  const first = sending(folder, url, folder.events)
  await reached(2)
  first.child.kill('SIGINT')
  await first.says('stopping')
  first.child.kill('SIGINT')
  expect(await first.ended()).toMatchObject({ status: null, signal: 'SIGINT' })
  isIll = false
  const second = sending(folder, url)
  second.child.stdin.end()
  expect(await second.ended()).toMatchObject({ status: 0 })
  expect(bodies.toSorted()).toEqual(['a', 'a', 'b', 'b'])
}, 60_000)

test('a stream that goes on is sent as it comes, and ends by a signal', async () => {
  const folder = relayFolder([])
  const { url, bodies, reached } = await counting((response) => response.end('ok'))
  const run = sending(folder, url)
  run.child.stdin.write(linesOf([track('a')]))
  await reached(1)
  run.child.stdin.write(linesOf([track('b'), track('c')]))
  await reached(3)
  run.child.stdin.write('{"type":"track","event":"Pi')
  run.child.kill('SIGTERM')
  const { status, stderr } = await run.ended()
  expect(bodies).toEqual(['a', 'b', 'c'])
  expect(stderr).toContain('3 events → 3 deliveries, 3 delivered, 0 failed, 0 discarded, in')
  expect(status).toBe(0)
}, 60_000)

test('two runs can not have the same store', async () => {
  const folder = relayFolder(['a'])
  const { url, reached } = await counting(() => {})
  const first = sending(folder, url, folder.events)
  await reached(1)
  const second = await sending(folder, url, folder.events).ended()
  expect(second).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^error: .*waybill\.db is in use .*\n$/),
  })
  first.child.kill('SIGKILL')
}, 60_000)
