/** Fields of saved mappings that say how to batch; here the definition says it, and they never leave the engine. */
export const batchingFields = {
  enable_batching: {
    type: 'boolean',
    title: 'Batch events',
    description: 'Kept for saved mappings: events of one call always go together.',
    ui: { hidden: true },
  },
  batch_size: {
    type: 'number',
    title: 'Batch size',
    description: 'Kept for saved mappings: a request carries as much as the API takes.',
    ui: { hidden: true },
  },
} as const
