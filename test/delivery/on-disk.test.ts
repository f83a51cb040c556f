import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createSqliteStore } from '../../src/delivery/sqlite/index.js'
import { connectVendor, granted, event as vendorEvent } from '../engine/oauth.js'
import { connectTo, relay, track } from '../relay.js'
import { scripted } from './scripted.js'
import { storePath } from './store-file.js'

const textOf = (path: string) =>
  [path, `${path}-wal`].map((file) => (existsSync(file) ? readFileSync(file, 'latin1') : '')).join('')

describe('the file of a store', () => {
  it('has no token and no secret that tokens are asked for with, given up or waiting', async () => {
    const path = storePath()
    const store = await createSqliteStore({ path })
    const vendor = connectVendor()
    const answers = [{ status: 500 }, { status: 401 }, { status: 200 }, { status: 400 }]
    let tokens = 0
    const { service, sent, time } = scripted(
      [vendor],
      ({ url }) => {
        if (!url.endsWith('/token')) return answers.shift() ?? { status: 500 }
        tokens += 1
        return granted(`acc3ss-${tokens}`, { refresh_token: `r3fresh-${tokens}` })
      },
      { store },
    )
    for (const messageId of ['m-1', 'm-2', 'm-3']) {
      await service.send(vendor.evaluate({ ...vendorEvent, messageId }).deliveries)
      await time.goTo(time.now() + 1500)
    }
    expect(sent.some(({ headers }) => headers.authorization === 'Bearer acc3ss-2')).toBe(true)
    expect(await store.dead()).toHaveLength(1)
    expect(textOf(path)).toContain('m-3')
    await service.stop()
    await store.close()
    expect(textOf(path)).toContain('m-3')
    expect(textOf(path)).not.toMatch(/acc3ss|r3fresh|refresh-0|s&cret/)
  })

  it('has what a request carries of the settings for as long as the delivery is not at its end', async () => {
    const path = storePath()
    const store = await createSqliteStore({ path })
    const settings = { type: 'object', properties: { key: { type: 'string', format: 'password' } } } as const
    const keyed = connectTo(
      relay(
        { request: { method: 'POST', path: '/in', json: { '@path': '$.payload' } } },
        {
          settings,
          request: { baseUrl: 'https://relay.example', headers: { 'x-key': { '@path': '$.settings.key' } } },
        },
      ),
      { settings: { key: 'k3y' } },
    )
    let status = 500
    const { service, time } = scripted([keyed], () => ({ status }), { store })
    await service.send(
      Array.from({ length: 50 }, (_, nth) => keyed.evaluate(track(`user-${nth}`)).deliveries).flat(),
    )
    await time.goTo(10)
    expect(textOf(path)).toMatch(/k3y/)
    status = 200
    await time.finish(service)
    await service.stop()
    await store.close()
    expect(textOf(path)).not.toMatch(/k3y|user-/)
  })
})
