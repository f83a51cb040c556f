import { describe, expect, it } from 'vitest'
import { testAction } from '../../src/testing/index.js'
import { acmeSettings, changed } from '../acme.js'

const sentWith = (note: unknown) => {
  const method = { '@path': '$.payload.note' }
  return testAction(changed(['actions', 'upsert', 'request', 'method'], method), 'upsert', {
    event: { type: 'identify', userId: 'u' },
    settings: acmeSettings,
    mapping: { note: JSON.parse(JSON.stringify(note)) },
  })
}

describe('a method that a mapping gives', () => {
  it('is sent where it is one', () => {
    expect(sentWith('PATCH').requests[0]?.method).toBe('PATCH')
  })

  it.each(['post', 'GET /x HTTP/1.1\r\nx: y', ' GET', 'GET\n', '5', null])('is refused as %j', (note) => {
    expect(sentWith(note).outcome).toMatchObject({ step: 'request', kind: 'payload', code: 'INVALID_METHOD' })
  })
})
