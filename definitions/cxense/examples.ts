/** The settings and the parts of an event that the examples share. */

export const settings = { siteId: '1130000000000000001' }

export const trackSettings = {
  ...settings,
  customerPrefix: 'xyz',
  origin: 'web',
  persistedQueryId: 'pq-1',
}

export const base = { messageId: 'm-1', timestamp: '2025-02-11T14:03:21.513Z' }
