import { join } from 'node:path'
import { expect, it } from 'vitest'
import { refreshing, vendor } from '../engine/oauth.js'
import { folderWith, waybill } from './in-process.js'

const secrets = ['planted-client', 'planted-refresh', 'planted-access', btoa('planted-client')]

/** A definition whose requests hold what they should not. */
const definition = vendor(refreshing, {
  actions: {
    send: {
      title: 'Send',
      fields: { type: 'object' },
      request: {
        method: 'POST',
        path: '/{{settings.clientSecret}}',
        json: { '@template': 'token={{auth.accessToken}}&next={{settings.refreshToken}}' },
      },
      examples: [],
    },
  },
})

const connection = {
  destination: 'vendor',
  settings: { clientId: 'c', clientSecret: 'planted-client', refreshToken: 'planted-refresh', space: 'a' },
  auth: { accessToken: 'planted-access', refreshToken: 'planted-refresh' },
  subscriptions: [{ action: 'send', enabled: true, trigger: 'all' }],
}

async function run(...words: readonly string[]) {
  const folder = folderWith({
    'vendor.json': JSON.stringify(definition),
    'waybill.json': JSON.stringify({
      destinations: ['vendor.json'],
      connections: [{ id: 'a', ...connection }],
    }),
  })
  const outcomes = join(folder, 'outcomes.ndjson')
  const input = JSON.stringify({ type: 'track', messageId: 'm', event: 'e' })
  const given = ['run', '--config', join(folder, 'waybill.json'), '--outcomes', outcomes, ...words]
  return waybill(given, { input })
}

it('prints no secret of deliveries', async () => {
  const { status, stdout, stderr } = await run()
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('built') })
  expect(stdout).toContain('•••')
  for (const secret of secrets) expect(stdout + stderr).not.toContain(secret)
})

it('prints them where it is asked to', async () => {
  const { stdout } = await run('--show-secrets')
  for (const secret of secrets.slice(0, 3)) expect(stdout).toContain(secret)
})

it.each(['run', 'check'])(
  'prints no secret of a configuration in which something is wrong: %s',
  async (command) => {
    const { clientSecret, ...settings } = connection.settings
    const wrong = { id: 'a', ...connection, settings: { ...settings, clientSecrt: clientSecret } }
    const folder = folderWith({
      'vendor.json': JSON.stringify(definition),
      'waybill.json': JSON.stringify({ destinations: ['vendor.json'], connections: [wrong] }),
    })
    const file = join(folder, 'waybill.json')
    const { stdout, stderr } = await waybill(
      command === 'run' ? ['run', '--config', file] : ['check', file],
      {
        input: '',
      },
    )
    expect(stdout + stderr).toContain('clientSecrt')
    for (const secret of secrets) expect(stdout + stderr).not.toContain(secret)
  },
)
