import type { Action } from 'waybill/actions'
import { base, settings } from './examples.js'
import { beyond, externalIdLimit, parameterChecks, parameterLets } from './limits.js'
import { queue } from './queue.js'

const isScalar = (value: string) =>
  `(typeof(${value}) = "string" or typeof(${value}) = "number" or typeof(${value}) = "bool")`

/** Text, numbers, booleans and lists of those; where the page is and where it was reached from have places of their own. */
const customParameters = {
  '@coalesce': [
    {
      '@entries': {
        in: { '@omit': { from: { '@path': '$.payload.custom_parameters' }, keys: ['url', 'referrer'] } },
        where: `${isScalar('@.value')} or (typeof(@.value) = "list" and every(@.value, ${isScalar('@')}))`,
      },
    },
    {},
  ],
}

const externalId = { '@path': '$.payload.external_id' }

const coordinate = (title: string, description: string) =>
  ({ type: ['number', 'string'], title, description }) as const

export const page = {
  title: 'Page view',
  description: 'Says what is known of a page and its reader, then sends a page view.',
  trigger: 'type = "page"',
  fields: {
    type: 'object',
    properties: {
      custom_parameters: {
        type: 'object',
        title: 'Custom parameters',
        description:
          'What is known of the page. `url` and `referrer` are left out, as is everything that is neither a text, a number, a boolean nor a list of those.',
      },
      external_id: {
        type: 'string',
        title: 'External ID',
        description: 'The id of the reader, sent where the settings say so.',
      },
      latitude: coordinate('Latitude', 'Where the reader is; sent together with the longitude only.'),
      longitude: coordinate('Longitude', 'Where the reader is; sent together with the latitude only.'),
      location: { type: 'string', title: 'Location', description: 'The address of the page.' },
      referrer: { type: 'string', title: 'Referrer', description: 'The address of the page before.' },
    },
  },
  mapping: {
    custom_parameters: { '@path': '$.properties' },
    external_id: { '@path': '$.userId' },
    latitude: { '@path': '$.context.location.latitude' },
    longitude: { '@path': '$.context.location.longitude' },
    location: { '@coalesce': [{ '@path': '$.properties.url' }, { '@path': '$.context.page.url' }] },
    referrer: { '@coalesce': [{ '@path': '$.properties.referrer' }, { '@path': '$.context.page.referrer' }] },
  },
  let: {
    ...parameterLets(customParameters),
    overlongId: beyond(externalId, externalIdLimit - 1),
    protocol: { '@url': { value: { '@path': '$.payload.location' }, part: 'protocol' } },
  },
  checks: [
    {
      require: 'settings.setExternalId != true or let.overlongId = null or let.overlongId = ""',
      severity: 'warning',
      code: 'EXTERNAL_ID_TOO_LONG',
      message: `The user’s id is left out: Cxense takes fewer than ${externalIdLimit} characters.`,
      fields: ['external_id'],
    },
    {
      require: 'payload.location = null or exists(let.protocol)',
      severity: 'warning',
      code: 'LOCATION_NOT_A_URL',
      message: 'Cxense drops a page view whose location is no whole address.',
      fields: ['location'],
    },
    ...parameterChecks('custom_parameters'),
  ],
  commands: {
    queue,
    calls: [
      { call: ['setCustomParameters', { '@path': '$.let.parameters' }] },
      {
        when: 'settings.setExternalId = true and let.overlongId = ""',
        call: ['addExternalId', { id: externalId, type: { '@path': '$.settings.customerPrefix' } }],
      },
      {
        when: 'exists(payload.latitude) and exists(payload.longitude)',
        call: ['setGeoPosition', { '@path': '$.payload.latitude' }, { '@path': '$.payload.longitude' }],
      },
      {
        call: [
          'sendPageViewEvent',
          {
            location: { '@path': '$.payload.location' },
            referrer: { '@path': '$.payload.referrer' },
            useAutoRefreshCheck: false,
          },
        ],
      },
    ],
  },
  examples: [
    {
      title: 'an article, read by a known reader',
      settings: { ...settings, customerPrefix: 'xyz', setExternalId: true },
      event: {
        ...base,
        type: 'page',
        userId: 1001,
        properties: {
          url: 'https://news.example.com/lamps',
          author: 'Ann Lee',
          tags: ['light', 'home'],
          meta: { words: 843 },
        },
        context: {
          page: { referrer: 'https://www.example.org/' },
          location: { latitude: 0, longitude: -1.55 },
        },
      },
      commands: [
        ['setCustomParameters', { author: 'Ann Lee', tags: ['light', 'home'] }],
        ['addExternalId', { id: '1001', type: 'xyz' }],
        ['setGeoPosition', 0, -1.55],
        [
          'sendPageViewEvent',
          {
            location: 'https://news.example.com/lamps',
            referrer: 'https://www.example.org/',
            useAutoRefreshCheck: false,
          },
        ],
      ],
    },
    {
      title: 'a user id that is too long is left out, with a warning',
      settings: { ...settings, customerPrefix: 'xyz', setExternalId: true },
      event: { ...base, type: 'page', userId: 'u-0123456789012345678901234567890123456789' },
      commands: [
        ['setCustomParameters', {}],
        ['sendPageViewEvent', { useAutoRefreshCheck: false }],
      ],
    },
    {
      title: 'properties are an object',
      settings,
      event: { ...base, type: 'page', userId: 'u-1', properties: ['lamps'] },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['custom_parameters'] },
    },
  ],
} as const satisfies Action
