import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

const fields = { id: field('string', 'Id', { required: true, default: at('$.userId') }) }

export const plainBatches: Subject = {
  name: 'Batches',
  shows:
    'batches answered at once: by a response, by an error that is returned or thrown, by nothing, and not at all',
  define: ({ HTTPError, RetryableError }) =>
    destination('Batches', {
      response: action('Response', fields),
      returned: action('Returned', fields, {
        performBatch: async (request, { settings, payload }) => {
          try {
            return await request(`${settings.endpoint}/returned`, { method: 'PUT', json: payload })
          } catch (error) {
            if (error instanceof HTTPError) return error
            throw error
          }
        },
      }),
      thrown: action('Thrown', fields, {
        performBatch: (_request, { payload }) => {
          throw new RetryableError(`${payload.length} of them`, 503)
        },
      }),
      nothing: action('Nothing', fields, { performBatch: () => undefined }),
      list: action('List', fields, {
        performBatch: (_request, { payload }) => payload.map(() => ({ status: 400 })),
      }),
      alone: { title: 'Alone', description: 'One at a time.', fields, perform: () => 'done' },
    }),
  mappings: { response: [{}], returned: [{}], thrown: [{}], nothing: [{}], list: [{}], alone: [{}] },
  subscriptions: [
    {
      partnerAction: 'response',
      subscribe: 'type = "track" or type = "identify"',
      mapping: { id: at('$.userId') },
    },
    { partnerAction: 'alone', subscribe: 'type = "page"', mapping: { id: at('$.userId') } },
  ],
}
