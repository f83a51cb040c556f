import type { EventType } from '../events/event.js'

const base = {
  messageId: 'test-message-1',
  userId: 'test-user-1',
  anonymousId: 'test-anonymous-1',
  timestamp: '2025-02-11T14:03:21.513Z',
  context: {
    ip: '203.0.113.17',
    locale: 'en-GB',
    timezone: 'Europe/London',
    library: { name: 'analytics.js', version: '2.11.1' },
    page: { path: '/shop', title: 'Shop', url: 'https://shop.example.com/shop' },
  },
}

const byType: { readonly [Type in EventType]: Record<string, unknown> } = {
  track: { event: 'Test Event', properties: {} },
  identify: { traits: { email: 'test@example.com' } },
  page: { name: 'Shop', properties: {} },
  screen: { name: 'Shop', properties: {} },
  group: { groupId: 'test-group-1', traits: {} },
  alias: { previousId: 'test-anonymous-1' },
  delete: {},
}

/** A whole event of a type, the same on every call, with `overrides` laid over it by top-level keys. */
export function createTestEvent(
  type: EventType = 'track',
  overrides: Record<string, unknown> = {},
): Record<string, unknown> {
  return structuredClone({ type, ...base, ...byType[type], ...overrides })
}
