import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../../src/actions/index.js'
import { createEngine } from '../../src/engine/engine.js'
import { testAction } from '../../src/testing/index.js'
import { changed } from '../acme.js'

const setting = (name: string) => ({ '@path': `$.settings.${name}` })

/** Every setting may be missing, so that the scheme is what speaks. */
const destination = (auth: object) => ({
  ...changed(['auth'], auth),
  settings: {
    type: 'object' as const,
    properties: { user: { type: 'string' }, secret: { type: 'string' }, region: { type: 'string' } },
  },
})

const problemsOf = (auth: object, settings: object) =>
  createEngine({ destinations: [destination(auth)] })
    .check({
      id: 'c',
      destination: 'acme',
      settings: { region: 'us', ...settings },
      subscriptions: [{ action: 'upsert', enabled: true, trigger: 'type = "identify" and exists(userId)' }],
    })
    .map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`)

const basic = { type: 'basic', username: setting('user'), password: setting('secret') }
const bearer = { type: 'bearer', token: setting('secret') }
const header = { type: 'header', name: 'X-Key', value: setting('secret') }

describe('credentials', () => {
  it.each([
    ['a token', bearer, {}, 'the settings give no token'],
    ['an empty token', bearer, { secret: '' }, 'the settings give no token'],
    ['a user name', basic, { secret: 's' }, 'the settings give no user name'],
    ['a value', header, {}, 'the settings give no value for the header "X-Key"'],
    [
      'a token without a line break',
      bearer,
      { secret: 'a\nb' },
      'the header "authorization" holds a line break or a character that no header can hold',
    ],
  ])('that lack %s are a problem of the settings', (_, auth, settings, message) => {
    expect(problemsOf(auth, settings)).toEqual([`config/settings /settings: ${message}`])
  })

  it.each([
    ['a token', bearer, { secret: 's' }, { authorization: 'Bearer s' }],
    ['a user name and a password', basic, { user: 'u', secret: 's' }, { authorization: 'Basic dTpz' }],
    ['a user name without a password', basic, { user: 'u' }, { authorization: 'Basic dTo=' }],
    ['a value', header, { secret: 's' }, { 'x-key': 's' }],
  ])('are sent as %s', (_, auth, settings, expected) => {
    expect(problemsOf(auth, settings)).toEqual([])
    const { requests } = testAction(destination(auth), 'upsert', {
      event: { type: 'identify', userId: 'u' },
      settings: { region: 'us', ...settings },
    })
    expect(requests[0]?.headers).toMatchObject(expected)
  })

  it.each([
    ['the payload', { ...bearer, token: { '@path': '$.payload.id' } }, '/auth/token', '$.payload'],
    ['the run', { ...basic, username: { '@path': '$.run.event.type' } }, '/auth/username', '$.run'],
    ['it in a password', { ...basic, password: { '@path': '$.payload.id' } }, '/auth/password', '$.payload'],
    ['it in a value', { ...header, value: { '@path': '$.payload.id' } }, '/auth/value', '$.payload'],
  ])('can not read %s', (_, auth, pointer, read) => {
    expect(checkDefinition(destination(auth))).toMatchObject([
      {
        code: 'definition/request',
        pointer,
        message: `this is known before any event: it can not read ${read}`,
      },
    ])
  })

  it('can not read an event through a let either', () => {
    const definition = { ...destination(bearer), let: { host: 'x', id: { '@path': '$.payload.id' } } }
    const auth = { type: 'bearer', token: { '@path': '$.let.id' } }
    expect(checkDefinition({ ...definition, auth }).map(({ pointer }) => pointer)).toEqual(['/auth/token'])
  })

  it.each(['X Key', 'Host', 'x-key\r\nx'])('can not stand in a header called %j', (name) => {
    expect(checkDefinition(destination({ ...header, name }))).toMatchObject([
      { code: 'definition/request', pointer: '/auth/name' },
    ])
  })
})
