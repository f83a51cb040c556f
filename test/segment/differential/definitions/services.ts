import { action, at, destination, field } from '../parts.js'
import type { Subject } from '../subject.js'

export const services: Subject = {
  name: 'Services',
  shows:
    'what a host gives actions: logger, statistics, cache, state, transaction, features, metadata, raw events',
  define: () =>
    destination('Services', {
      send: action(
        'Send',
        { id: field('string', 'Id', { default: at('$.userId') }) },
        {
          perform: async (_request, data) => {
            const { logger, statsContext, engageDestinationCache, stateContext, transactionContext } = data
            logger?.info('sent', String(data.payload.id))
            statsContext?.statsClient?.incr?.('sent', 1, statsContext.tags)
            const stored = await engageDestinationCache?.setByKeyNX?.('key', String(data.payload.id))
            transactionContext?.setTransaction?.('id', 'x')
            return {
              stored,
              state: stateContext?.getRequestContext?.('key'),
              transaction: transactionContext?.transaction,
              features: data.features,
              metadata: data.subscriptionMetadata,
              personas: data.personasContext,
              audience: data.audienceSettings,
              given: Object.keys(data),
            }
          },
          performBatch: async (_request, data) => {
            data.logger?.info?.('sent', String(data.payload.length))
            data.statsContext?.statsClient?.histogram?.('size', data.payload.length, data.statsContext.tags)
            return undefined
          },
        },
      ),
    }),
  mappings: { send: [{}] },
  subscriptions: [
    {
      partnerAction: 'send',
      subscribe: 'type != "alias"',
      mapping: { id: at('$.userId') },
      ID: 'i',
      ConfigID: 'c',
    },
  ],
}
