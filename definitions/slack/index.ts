import { defineDestination } from 'waybill/actions'

const message = {
  '@coalesce': { values: [{ '@path': '$.body' }, 'Slack answered without a word.'], skip: 'blank' },
}

/** A word such as `no_service`; nothing where it is none, as from a proxy on the way. */
const code = {
  '@case': {
    operator: 'upper',
    value: { '@extract': { value: { '@path': '$.body' }, pattern: '^\\s*([a-z][a-z_]{1,60})\\s*$' } },
  },
}

/** For the examples. */
const url = 'https://hooks.slack.com/services/T000/B000/abcDEF123'
const hello = {
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json' },
  json: { text: 'hello' },
}

export default defineDestination({
  slug: 'slack',
  version: '1.0.0',
  name: 'Slack',
  description: 'Posts a message to a channel through an incoming webhook.',
  docs: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks',
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: { type: 'object', properties: {} },
  // Answers are texts: "ok", or a word that says what is wrong.
  responses: [
    {
      when: 'status = 200 and typeof(body) = "string" and body != "ok"',
      then: 'discard',
      code: 'MESSAGE_REJECTED',
      message,
    },
    { when: 'status in [400, 403, 404, 410]', then: 'discard', code, message },
    { when: 'status in [429, 500]', then: 'retry', code, message },
  ],
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
            url,
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
              url,
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
            url,
            text: { '@template': '{{properties.reason}}' },
          },
          event: { type: 'track', messageId: 'm-3', event: 'Trial Ended', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['text'] },
        },
        {
          title: 'Slack says in a word why it does not take a message',
          mapping: { url, text: 'hello' },
          event: { type: 'track', messageId: 'm-4', event: 'Ping', userId: 'u-1' },
          responses: [{ status: 404, body: 'no_service' }],
          requests: [hello],
          outcome: { status: 'discarded', code: 'NO_SERVICE' },
        },
        {
          title: 'a failure can come with 200 too',
          mapping: { url, text: 'hello' },
          event: { type: 'track', messageId: 'm-5', event: 'Ping', userId: 'u-1' },
          responses: [{ status: 200, body: 'missing_text_or_fallback_or_attachments' }],
          requests: [hello],
          outcome: { status: 'discarded', code: 'MESSAGE_REJECTED' },
        },
        {
          title: 'too many messages: later',
          mapping: { url, text: 'hello' },
          event: { type: 'track', messageId: 'm-6', event: 'Ping', userId: 'u-1' },
          responses: [{ status: 429, headers: { 'retry-after': '1' }, body: 'rate_limited' }],
          requests: [hello],
          outcome: { status: 'retry', code: 'RATE_LIMITED' },
        },
      ],
    },
  },
  notes: [
    'Slack takes about one message a second for each webhook, and cuts texts of more than 40,000 characters.',
    'The characters &, < and > have a meaning in Slack’s markup: nothing is escaped.',
  ],
})
