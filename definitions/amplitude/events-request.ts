import type { Json } from 'waybill/actions'
import { ownerOf, withOwners } from '../shared/owners.js'
import { optionsOf } from './parts.js'

/** Events to one of two endpoints, which differ in how much they take; both take fewer than 2,000 events. */
export const eventsBatch = (events: Json, places: Json) => {
  const request = {
    method: 'POST',
    json: {
      api_key: { '@path': '$.settings.apiKey' },
      events,
      options: optionsOf('$.items.0'),
    },
  }
  return {
    maxItems: 1999,
    groupBy: [{ '@path': '@.use_batch_endpoint' }, { '@path': '@.min_id_length' }],
    requests: [
      {
        id: 'batch',
        when: 'items.0.use_batch_endpoint = true',
        path: '/batch',
        maxBytes: 20_000_000,
        ...request,
      },
      {
        id: 'events',
        when: 'items.0.use_batch_endpoint != true',
        path: '/2/httpapi',
        maxBytes: 1_000_000,
        ...request,
      },
    ],
    results: {
      '@if': {
        condition: 'response.status = 400',
        then: withOthers(
          withOwners(
            places,
            named('events_with_invalid_fields', 'is invalid'),
            named('events_with_missing_fields', 'is missing'),
            silenced,
          ),
        ),
      },
    },
  }
}

/** The events under each field that has something wrong. */
const named = (key: string, words: string) => ({
  '@each': {
    in: { '@entries': { in: { '@path': `$.response.body.${key}` }, to: 'list' } },
    as: 'field',
    do: {
      '@each': {
        in: { '@path': '@field.value' },
        do: {
          index: ownerOf({ '@path': '@' }),
          then: 'discard',
          code: 'EVENT_REFUSED',
          message: { '@template': `{{@field.key}} ${words}` },
        },
      },
    },
    flat: true,
  },
})

const silenced = {
  '@each': {
    in: { '@path': '$.response.body.silenced_events' },
    do: {
      index: ownerOf({ '@path': '@' }),
      then: 'discard',
      code: 'EVENT_SILENCED',
      message: 'Amplitude takes no events of this device for now',
    },
  },
}

/** Where some are refused, the others come again without them; what is said first counts. */
const withOthers = (refused: Json) => ({
  '@each': {
    in: [{ refused }],
    as: 'answer',
    do: {
      '@if': {
        condition: 'length(@answer.refused) > 0',
        then: { '@each': { in: [{ '@path': '@answer.refused' }, others], flat: true } },
      },
    },
    flat: true,
  },
})

const others = {
  '@each': {
    in: { '@path': '$.items' },
    do: { index: { '@path': '@index' }, then: 'retry', code: 'OTHERS_REFUSED' },
  },
}
