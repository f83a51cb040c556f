import type { Action } from 'waybill/actions'
import { base, request, settings } from './examples.js'
import { text } from './fields.js'
import { anyErrorIsFailure } from './track-users.js'

const payload = (field: string) => ({ '@path': `$.payload.${field}` }) as const

const priorities = ['unidentified', 'most_recently_updated', 'least_recently_updated'] as const

const event = { ...base, type: 'identify', userId: 'u-1', traits: { email: 'ann@example.com' } } as const

export const identifyUser2 = {
  title: 'Identify user',
  description:
    'Gives an external id to a user known by an alias or an email only. A subscription writes its own trigger.',
  syncModes: ['add', 'upsert'],
  fields: {
    type: 'object',
    required: ['external_id'],
    dependentRequired: { email_to_identify: ['prioritization'] },
    properties: {
      external_id: text('External ID', 'Your own id of the user.'),
      user_alias: {
        type: 'object',
        title: 'User alias',
        description: 'The alias by which Braze knows the user until now.',
        required: ['alias_name', 'alias_label'],
        properties: { alias_name: { type: 'string' }, alias_label: { type: 'string' } },
      },
      email_to_identify: text('Email to identify', 'The email by which Braze knows the user until now.'),
      prioritization: {
        type: 'object',
        title: 'Prioritization',
        description: 'Which user is meant where several have the email.',
        properties: {
          first_priority: { type: 'string', enum: priorities },
          second_priority: { type: 'string', enum: priorities },
        },
      },
      merge_behavior: {
        type: 'string',
        enum: ['none', 'merge'],
        title: 'Merge behaviour',
        description: 'Whether what is known of the nameless user goes to the named one.',
      },
    },
  },
  checks: [
    {
      require: 'exists(payload.user_alias) or exists(payload.email_to_identify)',
      message: 'It takes a user alias or an email to find the user.',
      fields: ['user_alias', 'email_to_identify'],
    },
  ],
  request: {
    method: 'POST',
    path: '/users/identify',
    json: {
      merge_behavior: payload('merge_behavior'),
      aliases_to_identify: {
        '@if': {
          exists: payload('user_alias'),
          then: [{ external_id: payload('external_id'), user_alias: payload('user_alias') }],
        },
      },
      emails_to_identify: {
        '@if': {
          exists: payload('email_to_identify'),
          then: [
            {
              external_id: payload('external_id'),
              email: payload('email_to_identify'),
              prioritization: {
                '@compact': [
                  payload('prioritization.first_priority'),
                  payload('prioritization.second_priority'),
                ],
              },
            },
          ],
        },
      },
    },
    responses: anyErrorIsFailure,
  },
  examples: [
    {
      title: 'known by an email',
      settings,
      mapping: {
        external_id: { '@path': '$.userId' },
        email_to_identify: { '@path': '$.traits.email' },
        prioritization: { first_priority: 'unidentified', second_priority: 'most_recently_updated' },
        merge_behavior: 'merge',
      },
      event,
      requests: [
        request('/users/identify', {
          merge_behavior: 'merge',
          emails_to_identify: [
            {
              external_id: 'u-1',
              email: 'ann@example.com',
              prioritization: ['unidentified', 'most_recently_updated'],
            },
          ],
        }),
      ],
    },
    {
      title: 'the answer names an error',
      settings,
      mapping: {
        external_id: { '@path': '$.userId' },
        user_alias: { alias_name: 'ann', alias_label: 'nick' },
      },
      event,
      responses: [{ status: 201, body: { message: 'success', errors: [{ type: 'unknown alias' }] } }],
      requests: [
        request('/users/identify', {
          aliases_to_identify: [
            { external_id: 'u-1', user_alias: { alias_name: 'ann', alias_label: 'nick' } },
          ],
        }),
      ],
      outcome: { status: 'discarded', code: 'BAD_REQUEST' },
    },
    {
      title: 'an email needs a prioritization',
      settings,
      mapping: { external_id: { '@path': '$.userId' }, email_to_identify: { '@path': '$.traits.email' } },
      event,
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['prioritization'] },
    },
  ],
} as const satisfies Action
