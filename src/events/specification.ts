import type { Keywords } from '../schemas/keywords.js'
import type { Common, Context, Event, EventType, UserAgentData } from './event.js'

/**
 * The event specification (events.md) as JSON Schemas. What may be left out may be null too, as senders often write it
 * so. Fields that are not named may be there: only the named ones are known.
 */

/** A schema for each name that a TypeScript type of events lists, so that both always say the same. */
type SchemasOf<Named> = { readonly [Name in keyof Named as string extends Name ? never : Name]-?: Keywords }

type OwnNames<Kind> = Kind extends unknown ? Exclude<keyof Kind, keyof Common | 'type'> : never

const text = { type: ['string', 'null'] }
const flag = { type: ['boolean', 'null'] }
const number = { type: ['number', 'null'] }
const time = { type: ['string', 'null'], format: 'date-time' }
const anyFields = { type: ['object', 'null'] }
const object = (properties: { readonly [name: string]: Keywords }) => ({ ...anyFields, properties })
const texts = (...names: readonly string[]) => object(Object.fromEntries(names.map((name) => [name, text])))

const device = texts('id', 'advertisingId', 'manufacturer', 'model', 'name', 'type', 'version', 'token')
const brands = { type: ['array', 'null'], items: texts('brand', 'version') }

const userAgentData = {
  brands,
  mobile: flag,
  platform: text,
  bitness: text,
  model: text,
  platformVersion: text,
  uaFullVersion: text,
  fullVersionList: brands,
  wow64: flag,
} satisfies SchemasOf<UserAgentData>

const context = {
  active: flag,
  app: texts('name', 'version', 'build', 'namespace'),
  campaign: texts('name', 'source', 'medium', 'term', 'content'),
  device: object({ ...device.properties, adTrackingEnabled: flag }),
  ip: text,
  library: texts('name', 'version'),
  locale: text,
  location: object({
    ...texts('city', 'country', 'region').properties,
    latitude: number,
    longitude: number,
    speed: number,
  }),
  network: object({ bluetooth: flag, carrier: text, cellular: flag, wifi: flag }),
  os: texts('name', 'version'),
  page: texts('path', 'referrer', 'search', 'title', 'url'),
  referrer: texts('id', 'type', 'name', 'url', 'link'),
  screen: object({ density: number, height: number, width: number }),
  timezone: text,
  groupId: text,
  traits: anyFields,
  userAgent: text,
  channel: text,
  userAgentData: object(userAgentData),
  consent: object({ categoryPreferences: { ...anyFields, additionalProperties: flag } }),
  personas: anyFields,
  protocols: anyFields,
  direct: flag,
} satisfies SchemasOf<Context>

const common = {
  messageId: text,
  userId: text,
  anonymousId: text,
  timestamp: time,
  originalTimestamp: time,
  sentAt: time,
  receivedAt: time,
  context: object(context),
  integrations: { ...anyFields, additionalProperties: { type: ['boolean', 'object', 'null'] } },
  version: number,
  channel: { enum: ['server', 'browser', 'mobile', null] },
} satisfies SchemasOf<Common>

/** What only some types have. Where another type has it all the same, it is of the same kind. */
const own = {
  event: text,
  name: text,
  category: text,
  properties: anyFields,
  traits: anyFields,
  groupId: text,
  previousId: text,
} satisfies { readonly [Name in OwnNames<Event>]: Keywords }

/** What is always there besides the type. */
const required: { readonly [Type in EventType]: readonly string[] } = {
  identify: [],
  track: ['event'],
  page: [],
  screen: [],
  group: ['groupId'],
  alias: ['userId', 'previousId'],
  delete: [],
}

const given = (names: readonly string[]): Keywords => ({
  required: names,
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
})

/** The JSON Schemas (2020-12) of the events of a type: one for each of the two ids, of which one is always there. */
export function eventSchemas(type: EventType): readonly Keywords[] {
  return ['userId', 'anonymousId'].map((id) => ({
    type: 'object',
    required: ['type'],
    properties: { type: { const: type }, ...common, ...own },
    allOf: [given([...new Set([id, ...required[type]])])],
  }))
}
