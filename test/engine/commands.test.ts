import { describe, expect, it } from 'vitest'
import type { Commands } from '../../src/actions/index.js'
import { checkDefinition } from '../../src/actions/index.js'
import { connectTo, relay, track } from '../relay.js'

const commands: Commands = {
  queue: 'px.queue',
  calls: [
    { call: ['set', { id: { '@path': '$.payload.id' }, name: { '@path': '$.payload.note' } }] },
    { when: 'payload.size > 1', call: ['big', { '@path': '$.payload.size' }] },
    {
      each: { '@path': '$.payload.tags' },
      when: '@ != ""',
      call: ['tag', { '@path': '@' }, { '@path': '@index' }],
    },
    { call: ['send'] },
  ],
}
const definition = relay({ commands })

describe.each(['compiled', 'closures'] as const)('calls for a page’s queue, %s', (evaluation) => {
  const connection = connectTo(definition, {}, { evaluation })

  it('are made in the order in which they are written', () => {
    const { deliveries, outcomes } = connection.evaluate(track('u', { size: 2, tags: ['a', '', 'b'] }))
    expect(deliveries).toEqual([
      {
        id: 'c/0/m-u',
        connection: 'c',
        destination: 'relay',
        action: 'send',
        subscription: 0,
        messageIds: ['m-u'],
        requests: [],
        commands: {
          queue: 'px.queue',
          calls: [['set', { id: 'u' }], ['big', 2], ['tag', 'a', 0], ['tag', 'b', 2], ['send']],
        },
      },
    ])
    expect(outcomes).toMatchObject([{ status: 'built' }])
  })

  it('leave out what is not asked for', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    expect(delivery?.commands?.calls).toEqual([['set', { id: 'u' }], ['send']])
  })

  it('have no answers to wait for', () => {
    const [delivery] = connection.evaluate(track('u')).deliveries
    if (delivery === undefined) throw new Error('nothing to send')
    expect(connection.next(delivery, {})).toMatchObject({ done: true, outcomes: [{ status: 'delivered' }] })
  })
})

it('is delivered also where the list is empty, and says so where it waits for a later event', () => {
  const connection = connectTo(relay({ commands: { queue: 'px.queue', calls: [] }, deferred: true }))
  expect(connection.evaluate(track('u'))).toMatchObject({
    deliveries: [{ commands: { queue: 'px.queue', calls: [] }, deferred: true }],
    outcomes: [{ status: 'built' }],
  })
})

it('gives the calls of a page load from the settings', () => {
  const init: Commands = {
    queue: 'px.queue',
    calls: [
      { call: ['site', { '@path': '$.settings.most' }] },
      { when: 'settings.most > 5', call: ['many'] },
    ],
  }
  const connection = connectTo(relay({ commands }, { init }), { settings: { most: 3 } })
  expect(connection.init()).toEqual({ queue: 'px.queue', calls: [['site', 3]] })
  expect(connectTo(relay({ commands })).init()).toBeUndefined()
})

it('refuses calls of a page load that read an event', () => {
  const init: Commands = { queue: 'q', calls: [{ call: ['x', { '@path': '$.payload.id' }] }] }
  expect(checkDefinition(relay({ commands }, { init })).map(({ message }) => message)).toEqual([
    'this is known before any event: it can not read $.payload',
  ])
})

it('refuses an action that is sent in two ways, or in none', () => {
  const both = relay({ commands, request: { method: 'GET', path: '/' } })
  expect(checkDefinition(both).map(({ message }) => message)).toEqual([
    'an action is sent in one way, here there are "request" and "commands"',
  ])
  expect(checkDefinition(relay({})).map(({ message }) => message)).toEqual([
    'nothing says how the action is sent',
  ])
})
