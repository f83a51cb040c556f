import { expect, it } from 'vitest'
import { checkFql } from '../../src/triggers/index.js'

const said = (query: string, eventTypes?: readonly string[]) =>
  checkFql(query, { eventTypes }).map(({ code, message }) => `${code}: ${message}`)

it('takes it for granted that others are asked to stay away', () => {
  expect(said('type != "page"', ['track'])).toEqual([])
  expect(said('type = "page"', ['track'])).toEqual(['fql/event-type: no page events come here'])
  expect(said('type in ["page", "track"]', ['track'])).toEqual(['fql/event-type: no page events come here'])
})

it('speaks once of a text without quotes, wherever it stands', () => {
  expect(said('event = Order or name = Order or type = "page" and event = Order')).toEqual([
    'fql/unknown-field: Order is read as a field, and the event specification knows none of that name',
    'fql/impossible-field: page events have no "event"',
  ])
  expect(said('event = Order or name = Cart')).toHaveLength(2)
})
