import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { withCommandsBelow } from '../../src/cli/command.js'
import { commands } from '../../src/cli/commands/index.js'
import { runCli } from '../../src/cli/run-cli.js'
import { version } from '../../src/cli/version.js'
import { acmeSettings, changed } from '../acme.js'
import { serve } from '../delivery/server.js'
import { type BuiltCommand, buildCommand } from './built-command.js'
import { folderWith, Sink, waybill } from './in-process.js'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const env = {
  SEGMENT_WRITE_KEY: 'write-key',
  SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/demo',
  STOREHOUSE_SECRET: 'secret',
}

const examples = [
  {
    title: 'a person',
    settings: acmeSettings,
    event: { type: 'identify', userId: 'u-1', traits: { email: 'ann@example.com', age: 30 } },
    requests: [
      {
        method: 'PUT',
        url: 'https://api-us.acme.example/v2/people/u-1?source=identify',
        headers: { 'x-client': 'waybill', 'content-type': 'application/json', 'x-api-key': 'key-123456' },
        json: { email: 'ann@example.com', age: 30 },
      },
    ],
  },
  {
    title: 'nobody',
    settings: acmeSettings,
    event: { type: 'identify' },
    outcome: { code: 'PAYLOAD_VALIDATION_FAILED' },
  },
]

/** Puts the shop's configuration, a definition, connections to it and an event into a folder. */
function fillShop(folder: string): void {
  const event = { type: 'track', event: 'Order Completed', userId: 'u-1', properties: { total: 250 } }
  const definition = JSON.stringify(changed(['actions', 'upsert', 'examples'], examples))
  const connection = { id: 'crm', destination: 'acme', settings: { apiKey: 'key-123456' }, subscriptions: [] }
  const connections = { destinations: ['acme.yaml'], connections: [connection] }
  const files = {
    'acme.yaml': definition,
    'released/acme.yaml': definition,
    'acme-connections.yaml': JSON.stringify(connections),
    'event.json': JSON.stringify(event),
    'destination.json': JSON.stringify({ data: { destination: { name: 'Slack', settings: {} } } }),
    'subscriptions.json': JSON.stringify([{ partnerAction: 'postToChannel', subscribe: 'type = "track"' }]),
    'api.yaml': readFileSync(at('test/cli/openapi/petshop.yaml'), 'utf8'),
    'filters.json': JSON.stringify({ data: { filters: [{ if: 'all', actions: [{ type: 'DROP' }] }] } }),
  }
  mkdirSync(join(folder, 'released'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  for (const name of ['waybill.yaml', 'next.yaml'])
    copyFileSync(at('examples/shop/waybill.yaml'), join(folder, name))
}

/** A folder with all that for one test. */
function shopFolder(): string {
  const folder = folderWith({})
  fillShop(folder)
  return folder
}

let built: BuiltCommand
beforeAll(async () => {
  built = await buildCommand()
  return () => built.remove()
})

const inFolder = (folder: string) =>
  ({ cwd: folder, env: { ...process.env, ...env, PATH: built.path }, encoding: 'utf8' }) as const

const bash = (line: string): [string, string[]] => ['bash', ['-o', 'pipefail', '-c', line]]

/** Runs a line of shell in a folder; with bash, that a failure anywhere in a pipe can be seen. */
const shell = (line: string, folder: string) => spawnSync(...bash(line), inFolder(folder))

/** The same while this process goes on, so that it can be a server for it. */
async function runShell(line: string, folder: string) {
  const child = spawn(...bash(line), inFolder(folder))
  child.stdin.end()
  child.stdout.resume()
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [status] = await once(child, 'close')
  return { status, stderr }
}

describe('the examples of the help', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'waybill-'))
    fillShop(folder)
    shell('waybill sample --count 50 > events.ndjson', folder)
    shell('waybill run --deliver -c waybill.yaml --store waybill.db < /dev/null', folder)
    shell('git init -q . && git add . && git -c user.name=a -c user.email=a@example.com commit -qm a', folder)
    return () => rmSync(folder, { recursive: true })
  })

  test.each(withCommandsBelow(commands).flatMap(({ examples }) => examples))(
    'run: $command',
    async ({ command }) => {
      const { url } = await serve((_, response) => response.end('ok'))
      // What sends, sends to this machine.
      const sends = /--deliver|replay .*--config/.test(command)
      const { status, stderr } = await runShell(sends ? `${command} --send-to ${url}` : command, folder)
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')])
    },
    60_000,
  )
})

test('the page about delivery shows examples of the help', () => {
  const page = readFileSync(at('docs/delivery.md'), 'utf8')
  const [, shown = ''] = /^## On the command line\n+```sh\n(.*?)^```/ms.exec(page) ?? []
  const known = withCommandsBelow(commands)
    .flatMap(({ examples }) => examples)
    .map(({ command }) => command)
  const lines = shown.trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(3)
  expect(known).toEqual(expect.arrayContaining(lines))
})

describe('the command as a process', () => {
  test('ends quietly when its reader goes away', () => {
    const folder = shopFolder()
    const { status, stdout, stderr } = shell(
      'waybill sample --count 5000 | waybill run -c waybill.yaml | head -1',
      folder,
    )
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.trimEnd().split('\n')).toHaveLength(1)
  }, 60_000)

  test.each(['--help', 'run --help', 'help run', '--version'])(
    'prints %s to a reader that has gone',
    (words) => {
      const { status, stderr } = shell(`(sleep 0.1; waybill ${words}) | true`, shopFolder())
      expect([status, stderr]).toEqual([0, ''])
    },
    60_000,
  )

  test('gives its exit status', () => {
    const { status, stderr } = shell(
      'echo nonsense | waybill run -c waybill.yaml --strict --quiet',
      shopFolder(),
    )
    expect([status, stderr]).toEqual([3, 'stdin:1: skipped, it is no JSON: nonsense\n'])
  }, 60_000)
})

describe('the help', () => {
  test.each([
    ['EPIPE', 0, ''],
    ['ENOSPC', 2, 'error: standard output can not be written: the disk is full\n'],
  ])('ends with %s of its reader', async (code, expected, said) => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
    })
    const stderr = new Sink()
    const status = await runCli(['run', '--help'], { stdin: Readable.from([]), stdout, stderr, env: {} })
    expect([status, stderr.text]).toEqual([expected, said])
  })

  test.each(commands.map(({ name }) => name))('of %s has its examples', async (name) => {
    const { status, stdout } = await waybill([name, '--help'])
    expect(stdout).toMatch(/Options:[\s\S]*Examples:\n {2}# /)
    expect(status).toBe(0)
  })

  test('of all lists the commands', async () => {
    const { stdout } = await waybill(['--help'])
    for (const { summary } of commands) expect(stdout).toContain(summary)
  })

  test('of all says what the exit statuses mean', async () => {
    const { stdout } = await waybill(['--help'])
    expect(stdout).toMatch(/^Exit status:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /m)
  })

  test('comes without a command, with status 2', async () => {
    const { status, stderr } = await waybill([])
    expect(stderr).toContain('Usage: waybill')
    expect(status).toBe(2)
  })

  test('knows the version', async () => {
    expect((await waybill(['--version'])).stdout).toBe(`${version}\n`)
  })
})
