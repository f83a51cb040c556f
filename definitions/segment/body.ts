import type { Json, JsonObject } from 'waybill/actions'
import { field } from '../shared/payload-field.js'

/** The parts of a body that all actions share, as templates over one payload; `at` is where that stands. */

/** Only an object has entries, and what is pruned of an empty one is nothing. */
const entriesWhere = (value: Json, where: string) => ({
  '@prune': { value: { '@entries': { in: value, where, value: true } } },
})

/** Consent of another shape becomes an empty object: it is never left out. */
const consent = (at: string) => {
  const preferences = field(at, 'consent.categoryPreferences')
  return {
    '@if': {
      exists: entriesWhere(preferences, 'typeof(@.value) != "bool"'),
      then: {},
      else: {
        '@if': {
          exists: { '@entries': { in: preferences, value: true } },
          then: field(at, 'consent'),
          else: {},
        },
      },
    },
  }
}

export const ids = (at: string) => ({
  userId: field(at, 'user_id'),
  anonymousId: field(at, 'anonymous_id'),
  timestamp: field(at, 'timestamp'),
  messageId: field(at, 'message_id'),
})

const contextFields = (at: string) => ({
  app: field(at, 'application'),
  campaign: field(at, 'campaign_parameters'),
  consent: consent(at),
  device: field(at, 'device'),
  ip: field(at, 'ip_address'),
  locale: field(at, 'locale'),
  location: field(at, 'location'),
  network: field(at, 'network'),
  os: field(at, 'operating_system'),
  page: field(at, 'page'),
  screen: field(at, 'screen'),
  userAgent: field(at, 'user_agent'),
})

/** The context of a screen, whose action has no time zone: what was mapped as a whole, the named fields over it. */
export const screenContext = (at: string, own: JsonObject = {}) => ({
  '@merge': { direction: 'right', objects: [field(at, 'context'), { ...own, ...contextFields(at) }] },
})

export const context = (at: string, own: JsonObject = {}) =>
  screenContext(at, { ...own, timezone: field(at, 'timezone') })

export const withGroup = (at: string) => ({ groupId: field(at, 'group_id') })

/** An object that is always there, empty where nothing was mapped. */
export const objectOrEmpty = (at: string, name: string) => ({ '@coalesce': [field(at, name), {}] })

/** A page or screen carries its name, and what is known of the page, in its properties too; mapped ones win. */
export const propertiesWith = (at: string, named: JsonObject) => ({
  '@merge': { direction: 'right', objects: [named, field(at, 'properties')] },
})

export const pageProperties = (at: string) => ({
  name: field(at, 'page_name'),
  category: field(at, 'page_category'),
  path: field(at, 'page.path'),
  referrer: field(at, 'page.referrer'),
  search: field(at, 'page.search'),
  title: field(at, 'page.title'),
  url: field(at, 'page.url'),
})

export const screenProperties = (at: string) => ({
  name: field(at, 'screen_name'),
  category: field(at, 'page_category'),
})

/** Traits in which the address of its own stands, where that has a key. */
export const traitsWithAddress = (at: string) => {
  const address = field(at, 'address')
  return {
    '@merge': {
      direction: 'right',
      objects: [
        field(at, 'traits'),
        { address: { '@if': { exists: entriesWhere(address, 'exists(@.key)'), then: address } } },
      ],
    },
  }
}
