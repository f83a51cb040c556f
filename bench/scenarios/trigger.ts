import assert from 'node:assert/strict'
import { compileTrigger } from '../../src/triggers/index.js'
import { ringOf, type SampleEvent } from '../inputs.js'
import { destinationSubscriptions } from '../peers.js'
import { type Contest, contestant, type Scenario } from '../scenario.js'
import { equalitiesOf, searchFor } from '../subjects/queries.js'

export const trigger: Scenario = {
  name: 'trigger',
  compares: 'a trigger of 5 conditions, evaluated',
  prepare: () => prepare(equalitiesOf('Product Viewed')),
}

export const triggerSearch: Scenario = {
  name: 'trigger-search',
  compares: 'a trigger of 5 conditions, one of them a search in text, evaluated',
  prepare: () => prepare(searchFor('Product')),
}

function prepare(query: string): Contest {
  const { parseFql, validate } = destinationSubscriptions
  const parsed = parseFql(query)
  const compiled = compileTrigger(query, { evaluation: 'compiled' })
  const closures = compileTrigger(query, { evaluation: 'closures' })
  const events = mixedRing(compiled)
  return {
    contestants: [
      contestant('compiled', events, compiled),
      contestant('peer, parsed once', events, (event) => validate(parsed, event)),
      contestant('peer, parsed per event', events, (event) => validate(parseFql(query), event)),
      contestant('closures', events, closures),
    ],
    bars: [
      { ours: 'compiled', peer: 'peer, parsed once', timesFaster: 10 },
      { ours: 'compiled', peer: 'peer, parsed per event', timesFaster: 100 },
      { ours: 'closures' },
    ],
    check() {
      const expected = events.map((event) => validate(parsed, event))
      assert.equal(expected.filter((matches) => matches).length, 32)
      assert.deepEqual(events.map(compiled), expected)
      assert.deepEqual(events.map(closures), expected)
    },
  }
}

/** Half match, so all conditions are asked; a quarter fails on the way, a quarter at the type. */
function mixedRing(matches: (event: SampleEvent) => boolean): readonly SampleEvent[] {
  const quotas = [
    { left: 32, fits: matches },
    { left: 16, fits: ({ type }: SampleEvent) => type === 'track' },
    { left: 16, fits: ({ type }: SampleEvent) => type !== 'track' },
  ]
  return ringOf(64, (event) => {
    const quota = quotas.find(({ fits }) => fits(event))
    if (quota === undefined || quota.left === 0) return false
    quota.left -= 1
    return true
  })
}
