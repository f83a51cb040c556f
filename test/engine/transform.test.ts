import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/json/value.js'
import { echo, echoOf, problemsOf } from './echo.js'

const renamed: JsonObject = {
  '@merge': {
    objects: [{ '@path': '$' }, { event: 'Renamed', was: { '@path': '$.event' } }],
    direction: 'right',
  },
}

describe('a transform', () => {
  it('gives the event that triggers and mappings see', () => {
    expect(
      echoOf({ transform: { type: 'track', name: { '@path': '$.event' } } })({ type: 'page', event: 'E' }),
    ).toMatchObject({
      event: { type: 'track', name: 'E' },
      outcome: { status: 'built' },
    })
  })

  it('comes after the filters', () => {
    const filters = [
      {
        if: 'event = "E"',
        actions: [{ type: 'DROP_PROPERTIES' as const, fields: { '': ['was', 'event'] } }],
      },
    ]
    const transform = { type: 'track', was: { '@path': '$.event' }, event: 'E' }
    expect(echoOf({ filters, transform })({ type: 'track', event: 'E' }).event).toEqual({
      type: 'track',
      event: 'E',
    })
  })

  it('refuses an event of which it makes no object', () => {
    expect(
      echoOf({ transform: { '@path': '$.event' } })({ type: 'track', event: 'E', messageId: 'm' }).outcome,
    ).toEqual({
      messageId: 'm',
      connection: 'e-1',
      status: 'discarded',
      step: 'transform',
      kind: 'event',
      code: 'TRANSFORM_FAILED',
      reason: 'the transform gives no object, so there is no event to go on with',
    })
  })

  it('reads the clock and what is random, the same for the same event where there is no random source', () => {
    const transform = { type: 'track', at: { '@now': { to: 'YYYY' } }, id: { '@uuid': {} } }
    const pass = echoOf({ transform }, { clock: () => Date.UTC(2031, 0) })
    const { event } = pass({ type: 'track', messageId: 'm' })
    expect(event).toEqual({ type: 'track', at: '2031', id: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(pass({ type: 'track', messageId: 'm' }).event).toEqual(event)
    expect(pass({ type: 'track', messageId: 'n' }).event).not.toEqual(event)
    expect(pass({ type: 'track' }).event).toEqual(pass({ type: 'track' }).event)
    expect(echoOf({ transform })({ type: 'track' }).outcome).toMatchObject({
      step: 'transform',
      code: 'NO_CLOCK',
    })
    expect(problemsOf({ transform })).toEqual([['warning', 'config/no-clock', '/transform']])
  })

  it('is checked at connect', () => {
    expect(problemsOf({ transform: { a: { '@pth': '$.a' } } })).toEqual([
      ['error', 'map/unknown-directive', '/transform/a/@pth'],
    ])
    expect(problemsOf({ transform: 'x' })).toEqual([['error', 'config/schema', '/transform']])
  })

  it('makes events of which nothing is known, so that nothing that reads them is blamed', () => {
    const required = { ...echo.actions.send, fields: { ...echo.actions.send.fields, required: ['event'] } }
    const options = { destinations: [{ ...echo, actions: { send: required } }] }
    const send = { action: 'send', enabled: true }
    const subscriptions = [
      { ...send, trigger: 'type = "custom"' },
      { ...send, mapping: { event: { '@path': '$.properties.was' } } },
    ]
    expect(problemsOf({ subscriptions }, options)).toEqual([
      ['warning', 'fql/event-type', '/subscriptions/0/trigger'],
      ['warning', 'map/maybe-missing', '/subscriptions/1/mapping/event/@path'],
    ])
    expect(problemsOf({ transform: renamed, subscriptions }, options)).toEqual([])
  })
})
