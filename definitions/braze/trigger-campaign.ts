import type { Action } from 'waybill/actions'
import { base, request, settings } from './examples.js'
import { flag, text } from './fields.js'

const payload = (field: string) => ({ '@path': `$.payload.${field}` }) as const

/** Braze takes the order of priorities at each recipient. */
const recipients = {
  '@each': {
    in: payload('recipients'),
    do: {
      '@merge': {
        direction: 'right',
        objects: [
          { '@path': '@' },
          {
            prioritization: {
              '@prune': {
                value: {
                  '@compact': [
                    payload('prioritization.first_priority'),
                    payload('prioritization.second_priority'),
                  ],
                },
              },
            },
          },
        ],
      },
    },
  },
} as const

const event = { ...base, event: 'Trial Ended', userId: 'u-1', properties: { plan: 'pro' } } as const

export const triggerCampaign = {
  title: 'Trigger campaign',
  description: 'Sends an API-triggered campaign, to some recipients or to its whole audience.',
  trigger: 'type = "track"',
  fields: {
    type: 'object',
    required: ['campaign_id'],
    if: { not: { anyOf: [{ required: ['recipients'] }, { required: ['audience'] }] } },
    then: { required: ['broadcast'] },
    properties: {
      campaign_id: text('Campaign ID', 'The id of an API-triggered campaign.'),
      send_id: text('Send ID', 'Under which Braze counts what is sent.'),
      trigger_properties: {
        type: 'object',
        title: 'Trigger properties',
        description: 'What the messages of the campaign can speak of.',
      },
      broadcast: flag('Broadcast', 'Sends to the whole segment or audience; then there are no recipients.'),
      attachments: {
        type: 'array',
        title: 'Attachments',
        description: 'Files that go with emails.',
        items: {
          type: 'object',
          required: ['file_name', 'url'],
          properties: { file_name: { type: 'string' }, url: { type: 'string' } },
        },
      },
      recipients: {
        type: 'array',
        title: 'Recipients',
        description: 'Who gets the campaign.',
        items: {
          type: 'object',
          properties: {
            external_user_id: { type: 'string' },
            user_alias: { type: 'object' },
            email: { type: 'string' },
            trigger_properties: { type: 'object' },
            send_to_existing_only: { type: 'boolean' },
            attributes: { type: 'object' },
          },
        },
      },
      prioritization: {
        type: 'object',
        title: 'Prioritization',
        description: 'Which user is meant where several have the email of a recipient.',
        properties: { first_priority: { type: 'string' }, second_priority: { type: 'string' } },
      },
      audience: {
        type: 'object',
        title: 'Audience',
        description: 'A filter, in the form of Braze’s audiences.',
      },
    },
  },
  mapping: { trigger_properties: { '@path': '$.properties' } },
  checks: [
    {
      require:
        '(payload.broadcast = true and length(payload.recipients) = 0) or (payload.broadcast != true and length(payload.recipients) > 0)',
      message: 'A campaign goes either to recipients or, as a broadcast, to its whole audience.',
      fields: ['broadcast', 'recipients'],
    },
  ],
  request: {
    method: 'POST',
    path: '/campaigns/trigger/send',
    json: {
      campaign_id: payload('campaign_id'),
      send_id: payload('send_id'),
      trigger_properties: payload('trigger_properties'),
      broadcast: payload('broadcast'),
      attachments: payload('attachments'),
      recipients,
      audience: payload('audience'),
    },
  },
  examples: [
    {
      title: 'to one user',
      settings,
      mapping: {
        campaign_id: 'camp-1',
        recipients: [{ external_user_id: { '@path': '$.userId' } }],
        prioritization: { first_priority: 'identified', second_priority: 'most_recently_updated' },
      },
      event,
      requests: [
        request('/campaigns/trigger/send', {
          campaign_id: 'camp-1',
          trigger_properties: { plan: 'pro' },
          recipients: [{ external_user_id: 'u-1', prioritization: ['identified', 'most_recently_updated'] }],
        }),
      ],
    },
    {
      title: 'a broadcast has no recipients',
      settings,
      mapping: {
        campaign_id: 'camp-1',
        broadcast: true,
        recipients: [{ external_user_id: { '@path': '$.userId' } }],
      },
      event,
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['broadcast', 'recipients'] },
    },
  ],
} as const satisfies Action
