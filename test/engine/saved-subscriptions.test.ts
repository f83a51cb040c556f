import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import {
  type ConnectionConfig,
  createEngine,
  duplicateSubscription,
  subscriptionsFromPresets,
} from '../../src/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { connectTo, relay, track } from '../relay.js'

const definition = deepFreeze(
  relay(
    { request: { method: 'POST', path: '/', json: { '@path': '$.payload' } }, syncModes: ['upsert', 'add'] },
    {
      presets: [
        { name: 'Everything', action: 'send' },
        {
          name: 'Orders',
          action: 'send',
          trigger: 'event = "Order Completed"',
          mapping: { note: 'order' },
          syncMode: 'add',
        },
      ],
    },
  ),
)

describe('the subscriptions of presets', () => {
  it('carry what their presets say, in order, and are switched off', () => {
    expect(subscriptionsFromPresets(definition)).toEqual([
      { name: 'Everything', action: 'send', enabled: false },
      {
        name: 'Orders',
        action: 'send',
        enabled: false,
        trigger: 'event = "Order Completed"',
        mapping: { note: 'order' },
        syncMode: 'add',
      },
    ])
  })

  it('run where they are asked to be switched on', () => {
    const subscriptions = subscriptionsFromPresets(definition, { enabled: true })
    const { deliveries } = connectTo(definition, { subscriptions }).evaluate(
      track('u', {}, 'Order Completed'),
    )
    expect(deliveries.map(({ requests }) => requests[0]?.json)).toEqual([
      { id: 'u', name: 'Order Completed' },
      { id: 'u', name: 'Order Completed', note: 'order' },
    ])
  })

  it('are none where a definition has none', () => {
    expect(subscriptionsFromPresets(relay({}))).toEqual([])
  })

  it.each(definitions.map((published) => [published.slug, published] as const))(
    'of %s are a configuration as it is saved',
    (_, published) => {
      const subscriptions = subscriptionsFromPresets(published)
      const problems = createEngine({ destinations: [published] })
        .check({ id: 'c', destination: published.slug, subscriptions })
        .filter(({ severity, pointer }) => severity === 'error' && pointer?.startsWith('/subscriptions'))
      expect(problems).toEqual([])
    },
  )
})

describe('a duplicate of a subscription', () => {
  const config: ConnectionConfig = deepFreeze({
    id: 'c',
    destination: 'relay',
    subscriptions: [
      { name: 'Orders', action: 'send', enabled: true, trigger: 'all', without: ['size'], syncMode: 'add' },
      { action: 'send' },
    ],
  })

  it('stands behind it, exact but for being switched off and its name', () => {
    const [first, second] = config.subscriptions
    expect(duplicateSubscription(config, 0)).toEqual({
      ...config,
      subscriptions: [first, { ...first, name: 'Orders (Copy)', enabled: false }, second],
    })
  })

  it('is called by its action where it has no name', () => {
    expect(duplicateSubscription(config, 1).subscriptions[2]).toEqual({
      action: 'send',
      name: 'send (Copy)',
      enabled: false,
    })
  })

  it.each([-1, 2, 0.5, Number.NaN])('can not be made of a subscription that there is not: %s', (index) => {
    expect(() => duplicateSubscription(config, index)).toThrow(RangeError)
  })

  it('has a name within the limit, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 90 }), (name) => {
        const named = { ...config, subscriptions: [{ action: 'send', name }] }
        const copy = duplicateSubscription(named, 0).subscriptions[1]?.name ?? ''
        const kept = copy.slice(0, -' (Copy)'.length)
        expect(copy).toMatch(/ \(Copy\)$/)
        expect([...copy].length).toBeLessThanOrEqual(64)
        expect(name.startsWith(kept)).toBe(true)
        if ([...name].length <= 57) expect(kept).toBe(name)
      }),
    )
  })
})
