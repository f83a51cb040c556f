import type { Json } from 'waybill/actions'

/**
 * For requests in which an item of a batch becomes several events, itself and one for each element of a list: how an
 * answer that speaks of events by their places finds the items.
 */

/** The place of the item that each event came from. `more` gives the list of an item that goes by `@item`. */
export const owners = (more: Json) => ({
  '@each': {
    in: {
      '@each': { in: { '@path': '$.items' }, as: 'item', do: { place: { '@path': '@index' }, more } },
    },
    as: 'owner',
    do: {
      '@each': {
        in: { '@each': { in: [[{}], { '@path': '@owner.more' }], flat: true } },
        do: { '@path': '@owner.place' },
      },
    },
    flat: true,
  },
})

/** Where each item is one event. */
export const itself = { '@each': { in: { '@path': '$.items' }, do: { '@path': '@index' } } }

/** The lists of results joined; in them `ownerOf` works. */
export const withOwners = (places: Json, ...results: readonly Json[]) => ({
  '@each': {
    in: [{ places }],
    as: 'owners',
    do: { '@each': { in: results, flat: true } },
    flat: true,
  },
})

/** The place of the item that the event at a place came from. */
export const ownerOf = (event: Json) => ({ '@get': { from: { '@path': '@owners.places' }, key: event } })
