import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { minIdLength } from './fields.js'
import { optionsOf } from './parts.js'

export const mapUser = {
  title: 'Map user',
  description: 'Two user ids of the same person.',
  trigger: 'type = "alias"',
  fields: {
    type: 'object',
    properties: {
      user_id: { type: 'string', title: 'User ID', description: 'The id until now.' },
      global_user_id: {
        type: 'string',
        title: 'Global user ID',
        description: 'The id that stands for the person in all projects.',
      },
      min_id_length: minIdLength,
    },
  },
  mapping: { user_id: { '@path': '$.previousId' }, global_user_id: { '@path': '$.userId' } },
  request: {
    method: 'POST',
    url: {
      '@switch': {
        on: { '@path': '$.settings.endpoint' },
        cases: { europe: 'https://api.eu.amplitude.com/usermap' },
        default: 'https://api.amplitude.com/usermap',
      },
    },
    form: {
      api_key: { '@path': '$.settings.apiKey' },
      mapping: { '@json': { mode: 'encode', value: [{ '@path': '$.payload' }] } },
      options: { '@json': { mode: 'encode', value: optionsOf('$.payload') } },
    },
  },
  examples: [
    {
      title: 'an old id and the new one',
      settings,
      event: { ...base, type: 'alias', userId: 'user-1', previousId: 'old-1' },
      requests: [
        posted('api.amplitude.com/usermap', 'mapping', [{ user_id: 'old-1', global_user_id: 'user-1' }]),
      ],
    },
    {
      title: 'the EU has a host of its own, and ids that may be short',
      settings: { ...settings, endpoint: 'europe' },
      mapping: { min_id_length: 2 },
      event: { ...base, type: 'alias', userId: 'u1', previousId: 'o1' },
      requests: [
        posted(
          'api.eu.amplitude.com/usermap',
          'mapping',
          [{ user_id: 'o1', global_user_id: 'u1', min_id_length: 2 }],
          { min_id_length: 2 },
        ),
      ],
    },
    {
      title: 'a length is a number',
      settings,
      mapping: { min_id_length: 'short' },
      event: { ...base, type: 'alias', userId: 'user-1', previousId: 'old-1' },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['min_id_length'] },
    },
  ],
} as const satisfies Action
