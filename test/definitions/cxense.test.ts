import { describe, expect, it } from 'vitest'
import cxense from 'waybill/definitions/cxense'
import { testAction } from 'waybill/testing'
import { createEngine, type Outcome } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'

const settings = { siteId: 's-1', customerPrefix: 'xyz', origin: 'web', persistedQueryId: 'pq-1' }

const connect = (given: object, actions: readonly string[]) =>
  createEngine({ destinations: [cxense] }).connect({
    id: 'c',
    destination: 'cxense',
    settings: JSON.parse(JSON.stringify(given)),
    subscriptions: actions.map((action) => ({ action, enabled: true })),
  })

const warningsOf = ({ details }: Outcome) =>
  ((details as { warnings?: readonly { code: string }[] } | undefined)?.warnings ?? []).map(
    ({ code }) => code,
  )

describe('the calls of a page load', () => {
  it('say the site, and where events come from as far as that is known', () => {
    expect(connect(settings, ['page']).init()?.calls).toEqual([
      ['setSiteId', 's-1'],
      ['setEventAttributes', { origin: 'xyz-web', persistedQueryId: 'pq-1' }],
    ])
    const { origin: _, ...without } = settings
    expect(connect(without, ['page']).init()?.calls).toEqual([['setSiteId', 's-1']])
  })
})

describe('the settings of a connection', () => {
  it.each<[string, object, readonly string[], RegExp | undefined]>([
    ['page views need the site alone', { siteId: 's' }, ['page', 'identify'], undefined],
    ['events need the prefix', { ...settings, customerPrefix: undefined }, ['track'], /customer prefix/],
    ['events need the origin', { ...settings, origin: undefined }, ['page', 'track'], /origin/],
    ['events need the query', { ...settings, persistedQueryId: undefined }, ['track'], /persisted query/],
    ['events name all three', { siteId: 's' }, ['track'], /prefix.*origin.*persisted query/s],
    ['user ids need the prefix', { siteId: 's', setExternalId: true }, ['page'], /customerPrefix/],
    ['a prefix has three characters', { ...settings, customerPrefix: 'XYZ' }, ['page'], /customerPrefix/],
  ])('%s', (_, given, actions, problem) => {
    const connecting = () => connect(given, actions)
    if (problem === undefined) expect(connecting).not.toThrow()
    else expect(connecting).toThrow(problem)
  })
})

describe('a page view', () => {
  const page = (event: object) =>
    testAction(cxense, 'page', {
      settings: { ...settings, setExternalId: true },
      event: deepFreeze({ type: 'page', ...event }),
    })

  it.each<[string, string | number, boolean]>([
    ['of 39 characters goes', 'é'.repeat(39), true],
    ['of 40 characters does not', 'é'.repeat(40), false],
    ['counts characters outside of the basic plane once', '🎉'.repeat(39), true],
    ['that is a number is measured as text', 12, true],
    ['that is empty is none', '', false],
  ])('an external id %s', (_, userId, goes) => {
    const { commands, outcome } = page({ userId })
    expect(commands.some(([name]) => name === 'addExternalId')).toBe(goes)
    expect(commands.at(-1)?.[0]).toBe('sendPageViewEvent')
    expect(warningsOf(outcome)).toEqual(goes || userId === '' ? [] : ['EXTERNAL_ID_TOO_LONG'])
  })

  it('warns of what the vendor drops, and sends it', () => {
    const { commands, outcome } = page({
      properties: { url: 'news/lamps', ['n'.repeat(21)]: 'x'.repeat(257) },
    })
    expect(commands.map(([name]) => name)).toEqual(['setCustomParameters', 'sendPageViewEvent'])
    expect(warningsOf(outcome)).toEqual([
      'LOCATION_NOT_A_URL',
      'PARAMETER_NAME_TOO_LONG',
      'PARAMETER_VALUE_TOO_LONG',
    ])
  })

  it('keeps a key that objects have by nature, and leaves out one coordinate alone', () => {
    const properties = JSON.parse('{ "__proto__": "p", "constructor": "c", "deep": [[1]] }')
    const { commands } = page({ properties, context: { location: { latitude: 1, longitude: null } } })
    expect(JSON.stringify(commands[0])).toBe('["setCustomParameters",{"__proto__":"p","constructor":"c"}]')
    expect(commands.map(([name]) => name)).not.toContain('setGeoPosition')
  })
})

it('sends of an event what has a form, dates as text', () => {
  const properties = {
    at: new Date(0),
    end: Infinity,
    no: Number.NaN,
    deep: { a: 1 },
    ok: true,
    n: 1.5,
    t: '',
  }
  const { commands } = testAction(cxense, 'track', {
    settings,
    event: { type: 'track', event: 'Größe gewählt', properties },
  })
  expect(commands.at(-1)).toEqual([
    'sendEvent',
    'Größe gewählt',
    { at: '1970-01-01T00:00:00.000Z', ok: 'true', n: 1.5, t: '' },
  ])
})
