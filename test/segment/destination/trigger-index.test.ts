import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { subscriptionTrigger } from '../../../src/segment/destination/trigger.js'
import { TriggerIndex } from '../../../src/segment/destination/trigger-index.js'

const condition = fc.constantFrom(
  'type = "track"',
  'type = page',
  'type != "track"',
  'event = "A"',
  'event = "B"',
  'event in ["A", "C"]',
  'contains(event, "A")',
  'event = null',
  'type = null',
  'properties.plan = "pro"',
  'false',
  'type = ',
)

const trigger = fc.oneof(
  condition,
  fc.tuple(condition, fc.constantFrom(' and ', ' or ', ' AND '), condition).map((parts) => parts.join('')),
  fc.constantFrom<unknown>('', undefined, 5, 'all', '!(event = "A")'),
)

const event = fc.record(
  {
    type: fc.constantFrom('track', 'page', null, 5),
    event: fc.constantFrom('A', 'B', 'C', 'AB', null, ['A']),
    properties: fc.constantFrom({ plan: 'pro' }, {}, null),
  },
  { requiredKeys: [] },
)

describe('an index of triggers', () => {
  it('finds every trigger that an event meets, and every text that is none, in their order', () => {
    fc.assert(
      fc.property(fc.array(trigger, { maxLength: 12 }), event, (texts, given) => {
        const found = new TriggerIndex(texts.map(subscriptionTrigger)).candidates(given)
        const wanted = texts.flatMap((text, place) => {
          const { matches } = subscriptionTrigger(text)
          return matches === undefined || matches(given) ? [place] : []
        })
        expect(found.filter((place) => wanted.includes(place))).toEqual(wanted)
        expect(found).toEqual([...new Set(found)].sort((one, other) => one - other))
      }),
      { seed: 1, numRuns: 500 },
    )
  })

  it('asks few of many triggers', () => {
    const texts = Array.from({ length: 100 }, (_, index) => `type = "track" and event = "Event ${index}"`)
    expect(
      new TriggerIndex(texts.map(subscriptionTrigger)).candidates({ type: 'track', event: 'Event 7' }),
    ).toEqual([7])
  })
})
