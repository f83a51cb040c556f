import type { Action } from 'waybill/actions'
import { base, get, request, settings, userAnswer, withoutIds } from './examples.js'
import { customId, hasCustomId, mappedCustomId, needs, upsertUser } from './fields.js'

export const trackPage = {
  title: 'Track page',
  description: 'A page that a user saw. The user is created where they are not known.',
  trigger: 'type = "page"',
  fields: {
    type: 'object',
    required: ['url', 'path', 'timestamp'],
    properties: {
      custom_id: customId,
      url: { type: 'string', minLength: 1, title: 'URL', description: 'The address of the page.' },
      path: { type: 'string', minLength: 1, title: 'Path', description: 'The path of the address.' },
      timestamp: {
        type: 'string',
        format: 'date-like',
        title: 'Timestamp',
        description: 'When it was seen; without a time zone it is UTC.',
      },
    },
  },
  mapping: {
    custom_id: mappedCustomId,
    url: { '@coalesce': [{ '@path': '$.context.page.url' }, { '@path': '$.properties.url' }] },
    path: { '@coalesce': [{ '@path': '$.context.page.path' }, { '@path': '$.properties.path' }] },
    timestamp: { '@path': '$.timestamp' },
  },
  checks: [hasCustomId],
  requests: [
    upsertUser,
    {
      id: 'profile',
      method: 'GET',
      path: '/users-by-id/{{payload.custom_id}}/',
      responses: [
        {
          when: 'status = 404',
          then: 'retry',
          message: 'User.com does not find the user yet, who was created just now.',
        },
        needs('key of the user', 'user_key'),
      ],
    },
    {
      id: 'view',
      method: 'POST',
      path: '/site-views/',
      json: {
        client_user: { '@path': '$.steps.profile.body.user_key' },
        page_domain: { '@path': '$.payload.url' },
        page_path: { '@path': '$.payload.path' },
        timestamp: { '@date': { value: { '@path': '$.payload.timestamp' }, to: 'unix' } },
      },
    },
  ],
  examples: [
    {
      title: 'the user, their key, the page',
      settings,
      event: {
        ...base,
        type: 'page',
        userId: 'müller/3',
        context: { page: { url: 'https://shop.example.com/lamps?page=2', path: '/lamps' } },
      },
      responses: [userAnswer, { method: 'GET', status: 200, body: { id: 77, user_key: 'KEY9' } }],
      requests: [
        request('POST', '/users/update_or_create/', { custom_id: 'müller/3' }),
        get('/users-by-id/m%C3%BCller%2F3/'),
        request('POST', '/site-views/', {
          client_user: 'KEY9',
          page_domain: 'https://shop.example.com/lamps?page=2',
          page_path: '/lamps',
          timestamp: 1739282601,
        }),
      ],
      outcome: { status: 'delivered' },
    },
    {
      title: 'a user who was created just now may not be found yet',
      settings,
      event: { ...base, type: 'page', userId: 'u-1', properties: { url: 'https://a.example/', path: '/' } },
      responses: [userAnswer, { method: 'GET', status: 404 }],
      requests: [request('POST', '/users/update_or_create/', { custom_id: 'u-1' }), get('/users-by-id/u-1/')],
      outcome: { status: 'retry' },
    },
    withoutIds({ type: 'page', properties: { url: 'https://a.example/', path: '/' } }),
  ],
} as const satisfies Action
