import type { Action } from 'waybill/actions'
import { base, posted, settings } from './examples.js'
import { ids, idsMapping, ip, ipMapping } from './fields.js'
import { distinctId, namesSomeone, post, token } from './profile.js'

export const incrementProperties = {
  title: 'Increment properties',
  description: 'Adds to numbers of a profile.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['increment'],
    properties: {
      increment: {
        type: 'object',
        title: 'Increments',
        description: 'What is added to which property; below 0 it is taken away. At most 20 properties.',
      },
      ...ids,
      ip,
    },
  },
  mapping: { increment: { '@path': '$.properties.increment' }, ...idsMapping, ip: ipMapping },
  let: {
    increments: {
      '@entries': { in: { '@path': '$.payload.increment' }, value: { '@path': '@.value' }, to: 'list' },
    },
  },
  checks: [
    {
      require: 'every(let.increments, typeof(@) != "string" or number(@) != null)',
      message: 'An increment was not numeric: only numbers can be added.',
      code: 'NON_NUMERIC_INCREMENT',
      fields: ['increment'],
    },
    {
      require: 'length(let.increments) <= 20',
      message: 'At most 20 properties are incremented at a time.',
      code: 'TOO_MANY_INCREMENTS',
      fields: ['increment'],
    },
    namesSomeone,
  ],
  requests: [
    {
      when: 'length(let.increments) > 0',
      ...post('/engage', {
        $token: token,
        $distinct_id: distinctId,
        $ip: { '@path': '$.payload.ip' },
        $add: {
          '@entries': {
            in: { '@path': '$.payload.increment' },
            where: 'typeof(@.value) = "number" or typeof(@.value) = "string"',
            value: { '@cast': { value: { '@path': '@.value' }, to: 'number' } },
          },
        },
      }),
    },
  ],
  examples: [
    {
      title: 'numbers, also in text; what is neither is left out',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Article Read',
        userId: 'u-1',
        properties: { increment: { reads: 1, score: '2.5', note: null } },
      },
      requests: [
        posted('engage', { $token: 'mp-token', $distinct_id: 'u-1', $add: { reads: 1, score: 2.5 } }),
      ],
    },
    {
      title: 'an empty object adds nothing',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Article Read',
        userId: 'u-1',
        properties: { increment: {} },
      },
      requests: [],
      outcome: { status: 'built', code: 'NOTHING_TO_SEND' },
    },
    {
      title: 'words can not be added',
      settings,
      event: {
        ...base,
        type: 'track',
        event: 'Article Read',
        userId: 'u-1',
        properties: { increment: { reads: 'many' } },
      },
      outcome: { code: 'NON_NUMERIC_INCREMENT', fields: ['increment'] },
    },
  ],
} as const satisfies Action
