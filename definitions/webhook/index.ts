import { defineDestination } from 'waybill/actions'

/** A request of an example: a list of one, of which no header can say that it is text. */
const to = <const Path extends string, const User extends string>(path: Path, user: User) => ({
  method: 'POST',
  url: `https://hooks.example.com/${path}`,
  headers: { 'content-type': 'application/json' },
  json: [{ user }],
  timeoutMs: 10_000,
})

export default defineDestination({
  slug: 'webhook',
  version: '1.0.0',
  name: 'Webhook',
  description: 'Sends any JSON to any address.',
  integrationNames: ['Webhook', 'Webhooks'],
  events: ['track', 'identify', 'page', 'screen', 'group', 'alias'],
  settings: {
    type: 'object',
    properties: {
      sharedSecret: {
        type: 'string',
        format: 'password',
        title: 'Shared secret',
        description: 'When it is set, requests carry an HMAC of their body in `x-signature`.',
      },
    },
  },
  request: { timeoutMs: 10_000 },
  actions: {
    send: {
      title: 'Send',
      description: 'Sends a request. A subscription writes its own trigger: nothing is sent by default.',
      fields: {
        type: 'object',
        required: ['url', 'method'],
        properties: {
          url: {
            type: 'string',
            // Not a `uri`: letters of any language may stand in it, and are sent in their ASCII form.
            pattern: '^[A-Za-z][A-Za-z0-9+.-]*://\\S+$',
            title: 'URL',
            description: 'Where to send to.',
            target: { hosts: ['*'], schemes: ['https', 'http'] },
          },
          method: {
            type: 'string',
            enum: ['POST', 'PUT', 'PATCH'],
            title: 'Method',
            description: 'The HTTP method.',
          },
          headers: {
            type: 'object',
            additionalProperties: { type: 'string' },
            title: 'Headers',
            description: 'Further headers, by name. `content-type` is always JSON.',
          },
          data: {
            type: 'object',
            title: 'Data',
            description: 'The body; without it the request has none.',
          },
          batch_size: {
            type: 'number',
            title: 'Batch size',
            description: 'How many events go in one request at most; 0 leaves it at 1,000.',
          },
          batch_keys: {
            type: 'array',
            items: { type: 'string' },
            title: 'Batch keys',
            description: 'The fields that all events of one request have in common.',
            ui: { hidden: true },
          },
        },
      },
      mapping: {
        method: 'POST',
        data: { '@path': '$' },
        batch_size: 0,
        batch_keys: ['url', 'method', 'headers'],
      },
      request: {
        method: { '@path': '$.payload.method' },
        url: { '@path': '$.payload.url' },
        headers: { '@path': '$.payload.headers' },
        json: { '@path': '$.payload.data' },
        sign: {
          header: 'x-signature',
          algorithm: 'sha1',
          encoding: 'hex',
          secret: { '@path': '$.settings.sharedSecret' },
        },
      },
      batch: {
        maxItems: {
          '@if': {
            condition: 'items.0.batch_size > 0 and items.0.batch_size < 1000',
            then: { '@path': '$.items[0].batch_size' },
            else: 1000,
          },
        },
        maxBytes: 4_000_000,
        // What a request is made of is always the same for all of its events, whatever else was chosen.
        groupBy: [
          { '@path': '@.url' },
          { '@path': '@.method' },
          { '@path': '@.headers' },
          { '@path': '@.batch_size' },
          {
            '@each': {
              in: { '@path': '$.payload.batch_keys' },
              do: { '@get': { from: { '@path': '$.payload' }, key: { '@path': '@' } } },
            },
          },
        ],
        request: {
          method: { '@path': '$.items[0].method' },
          url: { '@path': '$.items[0].url' },
          headers: { '@path': '$.items[0].headers' },
          json: { '@each': { in: { '@path': '$.items' }, do: { '@path': '@.data' } } },
          sign: {
            header: 'x-signature',
            algorithm: 'sha1',
            encoding: 'hex',
            secret: { '@path': '$.settings.sharedSecret' },
            // Receivers that are there check the first event only.
            message: { '@json': { value: { '@path': '$.items[0].data' }, mode: 'encode' } },
          },
        },
      },
      examples: [
        {
          title: 'the whole event, signed',
          settings: { sharedSecret: 's3cret' },
          mapping: { url: 'https://hooks.example.com/in' },
          event: { type: 'track', messageId: 'm-1', event: 'Ping', anonymousId: 'a-1' },
          requests: [
            {
              method: 'POST',
              url: 'https://hooks.example.com/in',
              headers: {
                'content-type': 'application/json',
                'x-signature': '389e7463890aa34643fa091e84b324df3f5b071d',
              },
              json: { type: 'track', messageId: 'm-1', event: 'Ping', anonymousId: 'a-1' },
              timeoutMs: 10_000,
            },
          ],
        },
        {
          title: 'chosen data, own headers',
          mapping: {
            url: { '@template': 'https://in.example.com/{{userId}}' },
            method: 'PUT',
            headers: { 'X-Plan': { '@path': '$.traits.plan' } },
            data: { plan: { '@path': '$.traits.plan' } },
          },
          event: { type: 'identify', messageId: 'm-2', userId: 'u-1', traits: { plan: 'pro' } },
          requests: [
            {
              method: 'PUT',
              url: 'https://in.example.com/u-1',
              headers: { 'content-type': 'application/json', 'x-plan': 'pro' },
              json: { plan: 'pro' },
              timeoutMs: 10_000,
            },
          ],
        },
        {
          title: 'a line break in a header is refused',
          mapping: {
            url: 'https://hooks.example.com/in',
            headers: { 'X-Note': { '@path': '$.properties.note' } },
          },
          event: {
            type: 'track',
            messageId: 'm-3',
            event: 'Ping',
            userId: 'u-1',
            properties: { note: 'a\r\nb: c' },
          },
          outcome: { code: 'INVALID_HEADER' },
        },
        {
          title: 'an address without a scheme is none',
          mapping: { url: 'hooks.example.com/in' },
          event: { type: 'track', messageId: 'm-4', event: 'Ping', userId: 'u-1' },
          outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['url'] },
        },
        {
          title: 'several events in one request, signed over the first',
          settings: { sharedSecret: 's3cret' },
          mapping: { url: 'https://hooks.example.com/in', data: { user: { '@path': '$.userId' } } },
          events: [
            { type: 'track', messageId: 'm-5', event: 'Ping', userId: 'u-1' },
            { type: 'track', messageId: 'm-6', event: 'Ping', userId: 'u-2' },
          ],
          requests: [
            {
              method: 'POST',
              url: 'https://hooks.example.com/in',
              headers: {
                'content-type': 'application/json',
                'x-signature': '1a78cf1d491fe996a21fcda81e47ceda6284d32b',
              },
              json: [{ user: 'u-1' }, { user: 'u-2' }],
              timeoutMs: 10_000,
            },
          ],
        },
        {
          title: 'one event a request, those for other addresses apart; a receiver that fails is asked again',
          mapping: {
            url: { '@template': 'https://hooks.example.com/{{event}}' },
            headers: { 'content-type': 'text/plain' },
            data: { user: { '@path': '$.userId' } },
            batch_size: 1,
          },
          events: [
            { type: 'track', messageId: 'm-7', event: 'a', userId: 'u-1' },
            { type: 'track', messageId: 'm-8', event: 'b', userId: 'u-2' },
            { type: 'track', messageId: 'm-9', event: 'a', userId: 'u-3' },
          ],
          responses: [
            { url: '/a', status: 200 },
            { url: '/a', status: 503 },
            { url: '/b', status: 301 },
          ],
          requests: [to('a', 'u-1'), to('a', 'u-3'), to('b', 'u-2')],
          outcomes: [
            { status: 'delivered' },
            { status: 'discarded', code: 'HTTP_301' },
            { status: 'retry', code: 'SERVICE_UNAVAILABLE' },
          ],
        },
        {
          title: 'an address in letters of another language goes out in ASCII',
          mapping: { url: 'https://bücher.example/in', data: { user: { '@path': '$.userId' } } },
          event: { type: 'track', messageId: 'm-10', event: 'Ping', userId: 'u-1' },
          requests: [
            {
              method: 'POST',
              url: 'https://xn--bcher-kva.example/in',
              headers: { 'content-type': 'application/json' },
              json: { user: 'u-1' },
              timeoutMs: 10_000,
            },
          ],
        },
      ],
    },
  },
  notes: [
    'A request carries at most 1,000 events; the vendor whose form this is allows 4,000.',
    'Of a request with several events the signature is over the first one alone, as receivers that are there expect.',
  ],
})
