import type { Action } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck } from './event.js'
import { externalId, request, sent, settings, track, website } from './examples.js'
import { customData } from './shop.js'

const someone = {
  email: ' Ann@Example.com ',
  phone: '+49 (30) 123',
  address: { city: 'New York', state: 'New York' },
}

export const custom = {
  title: 'Custom event',
  description: 'Any event, under its own name or one of Meta’s. A subscription writes its own trigger.',
  fields: {
    type: 'object',
    required: ['event_name', 'action_source', 'event_time', 'user_data'],
    properties: {
      event_name: { type: 'string', title: 'Name', description: 'What Meta calls it.' },
      ...fields,
      custom_data: customData,
    },
  },
  mapping: { event_name: { '@path': '$.event' }, ...mapping },
  checks: [timeCheck],
  ...events(of('event_name'), {}),
  examples: [
    {
      title: 'a person, hashed, as a test',
      settings: { ...settings, testEventCode: 'TEST1' },
      mapping: {
        ...website,
        test_event_code: 'TEST2',
        custom_data: { plan: { '@path': '$.properties.plan' } },
      },
      event: { ...track('Signed Up', { plan: 'pro' }), context: { traits: someone } },
      requests: [
        request(
          [
            {
              event_name: 'Signed Up',
              event_time: '2025-02-11T14:03:21.513Z',
              event_id: 'm-1',
              action_source: 'website',
              user_data: {
                em: '71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476',
                ph: 'a2768111641e114d02ee6b68f0786da46ff3fac993f7751d663df57643a6b403',
                ct: '350c754ba4d38897693aa077ef43072a859d23f613443133fecbbd90a3512ca5',
                st: '1b06e2003f8420d6fa42badd8f77ec0f706b976b7a48b13c567dc5a559681683',
                external_id: [externalId],
              },
              custom_data: { plan: 'pro' },
            },
          ],
          { test_event_code: 'TEST2' },
        ),
      ],
    },
    {
      title: 'what is hashed already passes',
      settings,
      mapping: { ...website, user_data: { externalId, gender: 'unknown', country: 'us' } },
      event: track('Signed Up', {}),
      requests: [
        request([
          {
            ...sent('Signed Up', {}),
            user_data: {
              external_id: [externalId],
              country: '79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621',
            },
          },
        ]),
      ],
    },
    {
      title: 'a token that is no longer good',
      settings,
      mapping: website,
      event: track('Signed Up', {}),
      responses: [{ status: 400, body: { error: { code: 190, message: 'Error validating access token' } } }],
      requests: [request([sent('Signed Up', {})])],
      outcome: { status: 'discarded', kind: 'auth', code: 'INVALID_TOKEN' },
    },
    {
      title: 'an error that Meta calls transient',
      settings,
      mapping: website,
      event: track('Signed Up', {}),
      responses: [{ status: 400, body: { error: { code: 2, is_transient: true, message: 'Try again' } } }],
      requests: [request([sent('Signed Up', {})])],
      outcome: { status: 'retry' },
    },
  ],
} as const satisfies Action
