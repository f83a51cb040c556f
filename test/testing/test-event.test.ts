import { describe, expect, expectTypeOf, it } from 'vitest'
import { createTestEvent, type EventOf } from 'waybill/testing'
import { eventTypes } from '../../src/events/event.js'
import { checkIntake } from '../../src/events/intake.js'

describe('a test event', () => {
  it.each(eventTypes)('of the type %s is one that strict intake takes, the same on every call', (type) => {
    const event = createTestEvent(type)
    expect(event.type).toBe(type)
    expect(checkIntake(event, 'strict')).toBeUndefined()
    expect(createTestEvent(type)).toEqual(event)
  })

  it('is a track event where nothing else is said', () => {
    expect(createTestEvent()).toMatchObject({ type: 'track', event: 'Test Event' })
    expectTypeOf(createTestEvent()).toEqualTypeOf<EventOf<'track'>>()
  })

  it('has what is laid over it, key by key, and nothing where that is undefined', () => {
    const event = createTestEvent('track', { userId: undefined, properties: { total: 3 } })
    expect(event).toMatchObject({ event: 'Test Event', properties: { total: 3 } })
    expect(event).not.toHaveProperty('userId')
  })

  it('shares nothing with the next one, nor with what was laid over it', () => {
    const properties = { items: [1] }
    const event = createTestEvent('track', { properties })
    expect(event.properties).toEqual(properties)
    expect(event.properties).not.toBe(properties)
    expect(event.context).not.toBe(createTestEvent().context)
  })

  it('knows the keys of its type', () => {
    expectTypeOf(createTestEvent('group').groupId).toEqualTypeOf<string>()
    // @ts-expect-error A page has no traits.
    createTestEvent('page', { traits: {} })
    // @ts-expect-error A name is text.
    createTestEvent('page', { name: 1 })
    // @ts-expect-error There is no such type.
    expect(createTestEvent('pgae')).not.toHaveProperty('name')
  })
})
