import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runCli } from '../../src/cli/run-cli.js'
import { folderWith, parseLines, Sink, waybill } from './in-process.js'

const config = `
connections:
  - id: chat
    destination: intercom
    settings: { accessToken: ic-secret-1 }
    subscriptions:
      - { action: identifyContact, enabled: true, mapping: { role: user } }
  - id: orders
    destination: webhook
    subscriptions:
      - action: send
        enabled: true
        trigger: event = "Order Completed"
        mapping: { url: https://hooks.example.com/secret-path }
  - id: page
    destination: cxense
    settings: { siteId: "1" }
    subscriptions:
      - { action: page, enabled: true }
`
const events = [
  { type: 'identify', messageId: 'm-1', userId: 'u-1', traits: { email: 'ann@example.com' } },
  { type: 'track', messageId: 'm-2', userId: 'u-1', event: 'Order Completed', properties: { total: 7 } },
]

/** Starts a stand-in; gives its address, and how to end it. */
async function simulate(words: readonly string[]) {
  const signals = new EventEmitter()
  const [stdout, stderr] = [new Sink(), new Sink()]
  const ended = runCli(['simulate', ...words], { stdin: Readable.from([]), stdout, stderr, env: {}, signals })
  onTestFinished(async () => {
    signals.emit('SIGTERM', 'SIGTERM')
    await ended
  })
  await expect.poll(() => stdout.text).toContain('\n')
  const [url = ''] = /http:\/\/[^;]+/.exec(stdout.text) ?? []
  const end = async () => {
    signals.emit('SIGINT', 'SIGINT')
    return { status: await ended, stdout: stdout.text, stderr: stderr.text }
  }
  return { url, end }
}

const deliver = (folder: string, url: string) =>
  waybill(['run', '--deliver', '--config', join(folder, 'waybill.yaml'), '--send-to', url], {
    input: events.map((event) => JSON.stringify(event)).join('\n'),
  })

describe('waybill simulate', () => {
  test('stands in for all destinations of a configuration, and tells what it received', async () => {
    const folder = folderWith({ 'waybill.yaml': config })
    const log = join(folder, 'requests.ndjson')
    const { url, end } = await simulate(['--config', join(folder, 'waybill.yaml'), '--log', log])
    const { status } = await deliver(folder, url)
    expect(status).toBe(0)
    const ended = await end()
    expect(ended.status).toBe(0)
    expect(ended.stdout).toBe(
      `a stand-in for Intercom, Webhook listens at ${url}; send there with waybill run --deliver --send-to ${url}, ` +
        `or with createTransport({ rewrite: '${url}' })\n`,
    )
    const lines = ended.stderr.trimEnd().split('\n')
    expect(lines[0]).toBe('it takes the requests of chat, orders, page')
    expect(lines.slice(1, -1).sort()).toEqual([
      '200 POST https://api.intercom.io/contacts/search  intercom identifyContact search',
      '200 POST https://hooks.example.com/•••  webhook send',
      '200 PUT https://api.intercom.io/contacts/c-1  intercom identifyContact update',
    ])
    expect(lines.at(-1)).toBe('3 requests: 3 × 200')
    const logged = readFileSync(log, 'utf8')
    expect(parseLines(logged)).toHaveLength(3)
    expect(ended.stderr + logged).not.toMatch(/ic-secret|secret-path/)
  })

  test('refuses whom it does not know, and says so', async () => {
    const folder = folderWith({ 'waybill.yaml': config })
    const { url, end } = await simulate(['intercom'])
    await deliver(folder, url)
    const { stderr } = await end()
    expect(stderr).toMatch(/^it takes requests that are made with the settings \{"accessToken":"/)
    expect(stderr).toContain(
      '401 POST https://api.intercom.io/contacts/search  intercom identifyContact search  the credentials are missing or wrong\n',
    )
    expect(stderr).toContain('404 POST https://hooks.example.com/•••  no request goes here\n')
    expect(stderr).not.toContain('ic-secret')
  })

  test('fails as it is told, and first answers as an example does', async () => {
    const folder = folderWith({ 'waybill.yaml': config })
    const words = ['--config', join(folder, 'waybill.yaml'), '--quiet', '--retry-after', '0s']
    const { url, end } = await simulate(['webhook', ...words, '--fail', '429:0.5,drop:0.2', '--seed', '3'])
    for (let nth = 0; nth < 10; nth += 1)
      await fetch(`${url}/a`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json' },
      }).catch(() => undefined)
    const { stderr } = await end()
    expect(stderr).toMatch(/\n10 requests: \d × 200, \d × 429 \(as told\), \d × no answer \(drop\)\n$/)
    const other = await simulate(['webhook', ...words, '--example', 'asked again'])
    const statuses = []
    for (const path of ['/a', '/a', '/b', '/b'])
      statuses.push((await fetch(`${other.url}${path}`, { method: 'POST', redirect: 'manual' })).status)
    // As the example says of two addresses, and then as usual.
    expect(statuses).toEqual([200, 503, 301, 200])
    await other.end()
  })

  test('ends by itself after the time that it is given', async () => {
    const { status, stderr } = await waybill(['simulate', 'slack', '--for', '0.01s'])
    expect([status, stderr]).toEqual([0, 'it takes requests that are made with no settings\n0 requests\n'])
  })

  test('counts what is taken again under the same idempotency key', async () => {
    const { url, end } = await simulate(['slack', '--quiet'])
    for (let nth = 0; nth < 3; nth += 1)
      await fetch(url, {
        method: 'POST',
        body: '{"text":"hi"}',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
      })
    expect((await end()).stderr).toContain(
      '3 requests: 3 × 200; 2 taken again under an idempotency key that was taken before\n',
    )
  })

  test.each([
    [[], 'name a destination, such as: waybill simulate slack; or a configuration, with --config'],
    [['slak'], 'there is no destination "slak": did you mean "slack"?'],
    [['cxense'], 'Cxense sends no requests that could be received'],
    [
      ['slack', '--example', 'nowhere'],
      /no example that shows answers has "nowhere" in its title: there is "/,
    ],
    [['slack', '--fail', '200:0.1'], /slow:0.02: "200" is no failure/],
    [['slack', '--fail', '500'], /the share of "500" is from 0 to 1/],
    [['slack', '--port', '70000'], /Give a port from 1 to 65535/],
  ])('says in one line what is wrong: %j', async (words, message) => {
    const { status, stdout, stderr } = await waybill(['simulate', ...words])
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(message)
  })

  test('says so where something listens already, or a configuration goes elsewhere', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    const taken = await waybill(['simulate', 'slack', '--port', String(port)])
    expect(taken).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/something listens there already/),
    })
    const folder = folderWith({ 'waybill.yaml': config })
    const words = ['simulate', 'slack', '--config', join(folder, 'waybill.yaml')]
    expect((await waybill(words)).stderr).toContain('goes to "slack": there is intercom, webhook, cxense')
  })
})
