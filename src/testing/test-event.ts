import type { Event, EventType } from '../events/event.js'

/** The event of a type, as the Spec describes it. */
export type EventOf<Type extends EventType> = Extract<Event, { readonly type: Type }>

/** Other values for keys of an event; `undefined` takes one away. */
export type EventOverrides<Type extends EventType> = {
  readonly [Key in Exclude<keyof EventOf<Type>, 'type'>]?: EventOf<Type>[Key] | undefined
}

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

const byType = {
  track: { event: 'Test Event', properties: {} },
  identify: { traits: { email: 'test@example.com' } },
  page: { name: 'Shop', properties: {} },
  screen: { name: 'Shop', properties: {} },
  group: { groupId: 'test-group-1', traits: {} },
  alias: { previousId: 'test-anonymous-1' },
  delete: {},
} satisfies { readonly [Type in EventType]: EventOverrides<Type> }

/** A whole event of a type, the same on every call, with `overrides` laid over it by top-level keys. */
export function createTestEvent<Type extends EventType = 'track'>(
  type?: Type,
  overrides?: EventOverrides<Type>,
): EventOf<Type>
export function createTestEvent(type: EventType = 'track', overrides: object = {}): object {
  const entries = Object.entries({ type, ...base, ...byType[type], ...overrides })
  return structuredClone(Object.fromEntries(entries.filter(([, value]) => value !== undefined)))
}
