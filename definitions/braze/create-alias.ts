import type { Action } from 'waybill/actions'
import { base, request, settings } from './examples.js'
import { nullableText, text } from './fields.js'
import { anyErrorIsFailure } from './track-users.js'

const payload = (field: string) => ({ '@path': `$.payload.${field}` }) as const

const event = { ...base, event: 'Create Alias', userId: 'u-1', properties: { nick: 'ann' } } as const

const alias = { alias_name: { '@path': '$.properties.nick' }, alias_label: 'nick' } as const

export const createAlias2 = {
  title: 'Create alias',
  description: 'Gives an alias to a user, or makes a user that has nothing but the alias.',
  trigger: 'event = "Create Alias"',
  syncModes: ['add'],
  fields: {
    type: 'object',
    required: ['alias_name', 'alias_label'],
    properties: {
      external_id: nullableText(
        'External ID',
        'Your own id of the user; without it the alias is all there is.',
      ),
      alias_name: text('Alias name', 'The alias itself.'),
      alias_label: text('Alias label', 'What kind of alias it is.'),
    },
  },
  request: {
    method: 'POST',
    path: '/users/alias/new',
    json: {
      user_aliases: [
        {
          external_id: { '@excludeWhenNull': payload('external_id') },
          alias_name: payload('alias_name'),
          alias_label: payload('alias_label'),
        },
      ],
    },
    responses: anyErrorIsFailure,
  },
  examples: [
    {
      title: 'a nickname',
      settings,
      mapping: { external_id: { '@path': '$.userId' }, ...alias },
      event,
      requests: [
        request('/users/alias/new', {
          user_aliases: [{ external_id: 'u-1', alias_name: 'ann', alias_label: 'nick' }],
        }),
      ],
    },
    {
      title: 'an empty alias is none',
      settings,
      mapping: alias,
      event: { ...event, properties: { nick: '' } },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['alias_name'] },
    },
  ],
} as const satisfies Action
