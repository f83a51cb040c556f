import { expect, it } from 'vitest'
import { createReceiver } from '../../src/simulate/receiver.js'
import { settings, vendor } from '../engine/oauth.js'

/** A request with a token. */
const carrying = (token: string) => ({
  method: 'POST',
  url: new URL('https://api.vendor.example/v1/events'),
  namesOrigin: true,
  headers: { authorization: `Bearer ${token}` },
  body: new Uint8Array(),
})

it('knows the last thousand tokens that an account asked for, and the one that it came with', () => {
  const config = { settings, auth: { accessToken: 'held' } }
  const options = { engine: {}, tokenLifeMs: 1000, clock: () => 0 }
  const { tokens, accounts } = createReceiver(vendor(), [config], options)
  const [account] = accounts
  if (tokens === undefined || account === undefined) throw new Error('it has both')
  const issued = Array.from({ length: 1002 }, () => tokens.issue(account))
  const known = ['held', ...issued].map((token) => tokens.admits(account, carrying(token)))
  expect(known).toEqual([true, false, false, ...Array(1000).fill(true)])
  tokens.expire()
  expect(['held', ...issued].some((token) => tokens.admits(account, carrying(token)))).toBe(false)
})
