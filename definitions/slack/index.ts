import { defineDestination } from 'waybill/actions'

export default defineDestination({
  slug: 'slack',
  version: '1.0.0',
  name: 'Slack',
  description: 'Posts a message to a channel through an incoming webhook.',
  docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: { type: 'object', properties: {} },
  actions: {
    postToChannel: {
      title: 'Post to channel',
      description: 'Posts a message. A subscription writes its own trigger: nothing is posted by default.',
      fields: {
        type: 'object',
        required: ['url', 'text'],
        properties: {
          url: {
            type: 'string',
            format: 'uri',
            title: 'Webhook URL',
            description:
              'The address that Slack gave for the channel. Whoever knows it can post: it is a secret.',
            maxLength: 2000,
            pattern: '^[a-z]+://[^/?#]+(?:/[a-zA-Z0-9]*)+$',
            target: { hosts: ['*.slack.com'] },
          },
          text: {
            type: 'string',
            minLength: 1,
            title: 'Text',
            description: 'The message, in Slack’s markup.',
            ui: { multiline: true },
          },
          channel: {
            type: 'string',
            title: 'Channel',
            description: 'Without the #. Only webhooks of the old kind let a message choose its channel.',
          },
          username: {
            type: 'string',
            title: 'User name',
            description: 'Who the message seems to come from.',
          },
          icon_url: {
            type: 'string',
            format: 'uri',
            title: 'Icon',
            description: 'The address of a picture.',
          },
        },
      },
      request: {
        method: 'POST',
        url: { '@path': '$.payload.url' },
        json: {
          channel: { '@path': '$.payload.channel' },
          text: { '@path': '$.payload.text' },
          username: { '@path': '$.payload.username' },
          icon_url: { '@path': '$.payload.icon_url' },
        },
      },
      examples: [
        {
          title: 'an order is announced',
          mapping: {
            url: 'https://hooks.slack.com/services/T000/B000/abcDEF123',
            text: { '@template': '{{userId}} ordered for {{properties.total}} {{properties.currency}}' },
            username: 'Shop',
          },
          event: {
            type: 'track',
            messageId: 'm-1',
            event: 'Order Completed',
            userId: 'u-1',
            properties: { total: 120, currency: 'EUR' },
          },
          requests: [
            {
              method: 'POST',
              url: 'https://hooks.slack.com/services/T000/B000/abcDEF123',
              headers: { 'content-type': 'application/json' },
              json: { text: 'u-1 ordered for 120 EUR', username: 'Shop' },
            },
          ],
        },
        {
          title: 'only hosts of Slack are sent to',
          mapping: { url: 'https://example.com/services/T/B/x', text: 'hello' },
          event: { type: 'track', messageId: 'm-2', event: 'Order Completed', userId: 'u-1' },
          outcome: { code: 'INVALID_URL' },
        },
        {
          title: 'a text that ends up empty is not posted',
          mapping: {
            url: 'https://hooks.slack.com/services/T000/B000/abcDEF123',
            text: { '@template': '{{properties.reason}}' },
          },
          event: { type: 'track', messageId: 'm-3', event: 'Trial Ended', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['text'] },
        },
      ],
    },
  },
})
