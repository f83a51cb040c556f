import { expect, it } from 'vitest'
import { createTestEvent, Destination, type DestinationDefinition } from '../../../src/segment/index.js'

const definition: DestinationDefinition = {
  name: 'Acme',
  mode: 'cloud',
  actions: { act: { title: 'Act', description: 'Acts.', fields: {}, perform: () => undefined } },
}

const subscriptions = ['a', 'b', 'c'].map((name) => ({
  partnerAction: 'act',
  subscribe: `event = "${name}"`,
  mapping: {},
}))

it('gives each subscription that is not met a result of its own, however often an event comes', async () => {
  const destination = new Destination(definition)
  const event = createTestEvent({ event: 'none of them' })
  // From the second event on the subscriptions are known, and looked up by what they need.
  const [first, second, third] = [
    await destination.onEvent(event, { subscriptions }),
    await destination.onEvent(event, { subscriptions }),
    await destination.onEvent(event, { subscriptions }),
  ]
  const results = [...first, ...second, ...third]
  expect(results).toStrictEqual(Array.from({ length: 9 }, () => ({ output: 'not subscribed' })))
  expect(new Set(results).size).toBe(9)
})
