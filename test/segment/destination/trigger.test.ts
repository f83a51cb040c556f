import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { subscriptionTrigger } from '../../../src/segment/destination/trigger.js'

const { parseFql, validate }: typeof import('@segment/destination-subscriptions') = createRequire(
  import.meta.url,
)('@segment/destination-subscriptions')

/** As subscriptions of existing definitions are written. */
const loose = [
  'type = "track" AND event = "A"',
  'type = "track" AND (event = "A" AND event != "B")',
  'event = "this AND that" AND type = "track"',
  'type = track or type = page',
  'type=track and event="A"',
  'event = A-b_c',
  'type != page',
  'userId = user-1',
]

const events = ['track', 'page', 'identify'].flatMap((type) =>
  ['A', 'B', 'this AND that', 'A-b_c', undefined].map((event) => ({ type, event, userId: 'user-1' })),
)

describe('a subscription', () => {
  it.each(loose)('with the trigger %s is met by the events that meet it in the public kit', (trigger) => {
    const theirs = parseFql(trigger)
    expect(events.map((event) => subscriptionTrigger(trigger).matches?.(event))).toEqual(
      events.map((event) => validate(theirs, event)),
    )
  })

  it.each([
    ['properties.a = true', { properties: { a: true } }],
    ['properties.a = null', { properties: { a: null } }],
    ['properties.total > properties.limit', { properties: { total: 2, limit: 1 } }],
    ["event = 'type = track'", { event: 'type = track' }],
    ['event = "a \\" = b"', { event: 'a " = b' }],
  ])('with the trigger %s means what the language says', (trigger, event) => {
    expect(subscriptionTrigger(trigger).matches?.(event)).toBe(true)
  })

  it.each(['type = "track" OR type = "page"', 'type == "track"', 'type = "track" and'])(
    'with the trigger %s says what is wrong, and delivers nothing',
    (trigger) => {
      expect(subscriptionTrigger(trigger).problem).toMatch(/^Invalid subscription : ./)
    },
  )

  it('with a trigger that is wrong twice in one way says so once', () => {
    expect(subscriptionTrigger('event contains "A"').problem?.split('; ')).toHaveLength(1)
  })
})
