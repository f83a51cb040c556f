import { deliver } from './deliver.js'
import type { KnownDifference } from './known-difference.js'

const track = { type: 'track', event: 'A' }
const subscribed =
  (subscribe: string, event: object = track): KnownDifference['example'] =>
  (kit) =>
    deliver(kit, event, { subscribe })

/** Subscriptions whose conditions vanish there, so that events go where nobody wanted them or go nowhere. */
export const triggerDifferences: readonly KnownDifference[] = [
  {
    name: 'a trigger with an end missing: `type = "track" and`',
    reason: 'An invalid trigger delivers nothing, and its result says why.',
    example: subscribed('type = "track" and'),
  },
  {
    name: 'a trigger with `OR`: `type = "page" OR type = "track"`',
    reason:
      'There it means `and`, so that nothing ever meets it. The language has `or`, and whoever wrote `OR` is told so; `AND` is read as it was meant.',
    example: subscribed('type = "page" OR type = "track"'),
  },
  {
    name: 'a trigger with `==`: `event == "A"`',
    reason: 'There it compares with the text `=`, so that nothing ever meets it.',
    example: subscribed('event == "A"'),
  },
  {
    name: 'a trigger with a comma: `type = "track", event = "A"`',
    reason:
      'There a comma is no character at all. Whether it was meant as `and` or as `or` is for its author to say.',
    example: subscribed('type = "track", event = "A"'),
  },
  {
    name: 'a trigger that compares two fields: `userId = properties.owner`',
    reason:
      'There the second path is a text. A word alone stays a text here too (`type = track`), a path is read.',
    example: subscribed('userId = properties.owner', {
      type: 'track',
      userId: 'u1',
      properties: { owner: 'u1' },
    }),
  },
]
