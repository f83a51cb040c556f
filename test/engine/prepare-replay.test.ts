import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareReplay } from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const request = { method: 'POST', path: '/' }
const event = deepFreeze({
  ...track('u'),
  timestamp: '2026-01-01T00:00:00.000Z',
  context: { consent: { categoryPreferences: { ads: false } } },
  integrations: { All: true, Relay: { option: 1 }, Other: true },
})

describe('an event that is replayed', () => {
  it('goes to one destination, and is otherwise as it was', () => {
    const replayed = prepareReplay(event, relay({ request }))
    expect(replayed).toEqual({ ...event, integrations: { All: false, Relay: true } })
  })

  it('addresses a destination by the first of its names, or those that are given', () => {
    const named = relay({ request }, { integrationNames: ['Relay (Actions)', 'Relay'] })
    expect(prepareReplay(event, named)).toMatchObject({ integrations: { 'Relay (Actions)': true } })
    expect(prepareReplay(event, ['A', '__proto__'])).toHaveProperty(
      'integrations',
      Object.fromEntries([
        ['All', false],
        ['A', true],
        ['__proto__', true],
      ]),
    )
  })

  it('comes to its destination although it was switched off there, and to no other', () => {
    const off = deepFreeze({ ...track('u'), integrations: { Relay: false } })
    const sentBy = (name: string) =>
      connectTo(relay({ request }, { name })).evaluate(prepareReplay(off, relay({ request }))).deliveries
    expect(sentBy('Relay')).toHaveLength(1)
    expect(sentBy('Another')).toHaveLength(0)
  })

  it('is still held to the consent of its user', () => {
    const connection = connectTo(relay({ request }), { consent: { categories: ['ads'] } })
    expect(connection.evaluate(prepareReplay(event, relay({ request }))).outcomes).toMatchObject([
      { code: 'FILTERED_BY_END_USER_CONSENT' },
    ])
  })

  it('is given back where it is no event', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const replayed = prepareReplay(deepFreeze(value), ['A'])
        if (typeof value !== 'object' || value === null || Array.isArray(value)) expect(replayed).toBe(value)
        else expect(replayed).toEqual({ ...value, integrations: { All: false, A: true } })
      }),
    )
  })
})
