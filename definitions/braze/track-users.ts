import type { Json } from 'waybill/actions'

/** What all requests to /users/track have in common. */

/** A request carries no more objects of a kind than this. */
export const mostObjects = 75

/** Items that go to /users/track as objects of one kind, one an item. */
export const trackUsers = <const Kind extends string, const Item extends Json>(kind: Kind, item: Item) =>
  ({
    maxItems: mostObjects,
    request: {
      method: 'POST',
      path: '/users/track',
      headers: { 'x-braze-batch': { '@if': { condition: 'length(items) > 1', then: 'true' } } },
      json: { [kind]: { '@each': { in: { '@path': '$.items' }, do: item } } },
    },
    results: refusedItems({ '@path': '@.index' }),
  }) as const

/** What an answer that takes the whole says of single objects; `index` gives the item that an error speaks of. */
export const refusedItems = <const Index extends Json>(index: Index) =>
  ({
    '@each': {
      in: { '@path': '$.body.errors' },
      do: { index, then: 'discard', code: 'BAD_REQUEST', message: { '@path': '@.type' } },
    },
  }) as const

/** An answer that takes the whole and yet names errors, where one request is about one user. */
export const anyErrorIsFailure = [
  {
    when: 'status < 300 and length(body.errors) > 0',
    then: 'discard',
    code: 'BAD_REQUEST',
    message: { '@path': '$.body.errors[0].type' },
  },
] as const
