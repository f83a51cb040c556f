import type { Action } from 'waybill/actions'
import { campaignFields, campaignMapping } from './campaign-fields.js'
import { base, posted, settings } from './examples.js'
import { commonFields, commonMapping } from './fields.js'
import { agentOf, optionsOf, platformOf, withCampaign } from './parts.js'

const identification = {
  '@merge': {
    direction: 'right',
    objects: [
      agentOf('$.payload'),
      {
        '@omit': {
          from: { '@path': '$.payload' },
          keys: [
            'userAgent',
            'userAgentParsing',
            'includeRawUserAgent',
            'userAgentData',
            'min_id_length',
            'utm_properties',
            'referrer',
            'user_properties',
          ],
        },
      },
      {
        platform: platformOf('$.payload'),
        user_properties: withCampaign('$.payload', 'campaign'),
        library: 'segment',
      },
    ],
  },
}

export const identifyUser = {
  title: 'Identify user',
  description: 'What is known of somebody, without an event.',
  trigger: 'type = "identify"',
  fields: {
    type: 'object',
    properties: {
      ...commonFields,
      ...campaignFields,
      paying: { type: 'boolean', title: 'Paying', description: 'Whether the user pays.' },
      start_version: {
        type: 'string',
        title: 'Start version',
        description: 'The version of the app that the user began with.',
      },
    },
  },
  mapping: { ...commonMapping, ...campaignMapping },
  request: {
    method: 'POST',
    path: '/identify',
    form: {
      api_key: { '@path': '$.settings.apiKey' },
      identification: { '@json': { mode: 'encode', value: identification } },
      options: { '@json': { mode: 'encode', value: optionsOf('$.payload') } },
    },
  },
  examples: [
    {
      title: 'a user and where they came from',
      settings,
      event: {
        ...base,
        type: 'identify',
        userId: 'user-1',
        traits: { plan: 'pro' },
        context: { page: { referrer: 'https://example.org/' }, device: { type: 'ios' } },
      },
      requests: [
        posted('api2.amplitude.com/identify', 'identification', {
          user_id: 'user-1',
          platform: 'iOS',
          user_properties: {
            plan: 'pro',
            $set: { referrer: 'https://example.org/' },
            $setOnce: { initial_referrer: 'https://example.org/' },
          },
          library: 'segment',
        }),
      ],
    },
    {
      title: 'options are left out, not sent as “undefined”; where ids may be short they say so',
      settings: { ...settings, endpoint: 'europe' },
      mapping: { min_id_length: 3 },
      event: { ...base, type: 'identify', userId: 'u-1' },
      requests: [
        posted(
          'api.eu.amplitude.com/identify',
          'identification',
          { user_id: 'u-1', library: 'segment' },
          { min_id_length: 3 },
        ),
      ],
    },
    {
      title: 'who sends too much waits for half a minute',
      settings,
      event: { ...base, type: 'identify', userId: 'user-1' },
      requests: [
        posted('api2.amplitude.com/identify', 'identification', { user_id: 'user-1', library: 'segment' }),
      ],
      responses: [{ status: 429 }],
      outcome: { status: 'retry' },
    },
  ],
} as const satisfies Action
