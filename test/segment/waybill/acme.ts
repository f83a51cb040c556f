import type { DestinationDefinition } from '../../../src/segment/index.js'
import { IntegrationError, MultiStatusResponse } from '../../../src/segment/index.js'

/** A definition as they are written for the public package. */
export const acme: DestinationDefinition<{ apiKey: string }> = {
  name: 'Acme',
  slug: 'actions-acme',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: {
      apiKey: { label: 'API key', description: 'Of the workspace.', type: 'password', required: true },
    },
  },
  extendRequest: ({ settings }) => ({ headers: { authorization: `Bearer ${settings.apiKey}` } }),
  presets: [
    {
      name: 'Orders',
      type: 'automatic',
      partnerAction: 'track',
      subscribe: 'type = "track" and event = "Order Completed"',
      mapping: { id: { '@path': '$.userId' } },
    },
  ],
  actions: {
    track: {
      title: 'Track',
      description: 'Sends an event.',
      defaultSubscription: 'type = track',
      fields: {
        id: {
          label: 'User',
          description: 'Who.',
          type: 'string',
          required: true,
          default: { '@path': '$.userId' },
        },
        name: { label: 'Name', description: 'What.', type: 'string', default: { '@path': '$.event' } },
        total: {
          label: 'Total',
          description: 'How much.',
          type: 'number',
          default: { '@path': '$.properties.total' },
        },
        at: { label: 'When', description: 'When.', type: 'datetime', default: { '@path': '$.timestamp' } },
        tags: { label: 'Tags', description: 'Words.', type: 'string', multiple: true },
        batch_size: { label: 'Batch size', description: 'How many.', type: 'number', default: 2 },
      },
      perform: (request, { payload }) => {
        if (payload.name === 'Refused') throw new IntegrationError('Nobody wants it.', 'UNWANTED', 400)
        return request('https://api.acme.example/track', { method: 'post', json: payload })
      },
      performBatch: async (request, { payload }) => {
        await request('https://api.acme.example/batch', { method: 'post', json: { items: payload } })
        const results = new MultiStatusResponse()
        for (const { name } of payload)
          if (name === 'Refused') results.pushErrorResponse({ status: 400, errormessage: 'Nobody wants it.' })
          else results.pushSuccessResponse({ status: 200, sent: {}, body: {} })
        return results
      },
    },
  },
}
