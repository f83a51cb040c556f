import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/json/value.js'
import { transform } from '../../../src/segment/mapping/transform.js'
import { anyEvent } from '../../differential/events.js'
import { anyMapping } from '../../differential/mappings.js'
import { attempt } from '../attempt.js'
import { kit } from '../public-kit.js'

/** Where a random mapping stands: what is validated at the root is not inside of a list. */
const places: readonly (readonly [string, (mapping: JsonObject) => JsonObject])[] = [
  ['as a whole', (mapping) => mapping],
  ['in a list, which nothing validates', (mapping) => ({ list: [mapping] })],
  [
    'as what a root directive is given',
    (mapping) => ({
      ...mapping,
      __segment_internal_directive: {
        '@transform': { apply: { n: { '@path': '$.n' }, properties: { '@path': '$.properties' } } },
      },
    }),
  ],
  [
    'in a mapping that reads its result',
    (mapping) => ({
      all: {
        '@transform': {
          apply: mapping,
          mapping: { id: { '@path': '$.id' }, email: { '@template': '{{email}}' } },
        },
      },
    }),
  ],
  [
    'among objects that are laid over each other',
    (mapping) => ({
      all: { '@merge': { direction: 'right', objects: [{ id: 1, email: 2 }, mapping, { total: 3 }] } },
    }),
  ],
]

test.each(places)('random mappings give what they give in the public kit: %s', (_, placed) => {
  fc.assert(
    fc.property(anyMapping, anyEvent, (mapping, event) => {
      // The public kit makes prototypes of them, on which nobody can rely: its own test is below.
      fc.pre(!JSON.stringify(event).includes('"__proto__"'))
      const whole = placed(mapping)
      // Each run gets its own: the public kit writes into both.
      const theirs = attempt(() => kit.transform(copyOf(whole), copyOf(event)))
      const ours = attempt(() => transform(whole, copyOf(event)))
      expect(ours).toEqual(theirs)
      expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
    }),
    { seed: 1, numRuns: 1_000 },
  )
})

const copyOf = (value: JsonObject): never => structuredClone(value) as never

test('what an event holds under __proto__ is lost, as in the public kit, and becomes no prototype', () => {
  const event = JSON.parse('{"properties":{"__proto__":{"admin":true},"id":1}}')
  const mapping = {
    all: { '@path': '$.properties' },
    flat: { '@flatten': { value: { '@path': '$.properties' }, separator: '.' } },
  }
  const theirs = kit.transform(structuredClone(mapping), structuredClone(event))
  const ours = transform(mapping, event)
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs))
  expect(Object.getPrototypeOf(ours.all)).toBe(Object.prototype)
})
