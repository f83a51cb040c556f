import type { JsonObject } from 'waybill/actions'

/** The parts of a request's body that all actions share, as templates. */

const payload = (field: string) => ({ '@path': `$.payload.${field}` })

/** Consent of another shape becomes an empty object: it is never left out. */
export const lets = {
  consentValues: {
    '@entries': { in: payload('consent.categoryPreferences'), value: { '@path': '@.value' }, to: 'list' },
  },
  consent: {
    '@if': {
      condition:
        'typeof(payload.consent.categoryPreferences) = "map" and every(let.consentValues, typeof(@) = "bool")',
      then: payload('consent'),
      else: {},
    },
  },
}

export const ids = {
  userId: payload('user_id'),
  anonymousId: payload('anonymous_id'),
  timestamp: payload('timestamp'),
  messageId: payload('message_id'),
}

const contextFields = {
  app: payload('application'),
  campaign: payload('campaign_parameters'),
  consent: { '@path': '$.let.consent' },
  device: payload('device'),
  ip: payload('ip_address'),
  locale: payload('locale'),
  location: payload('location'),
  network: payload('network'),
  os: payload('operating_system'),
  page: payload('page'),
  screen: payload('screen'),
  userAgent: payload('user_agent'),
}

/** The context of a screen, whose action has no time zone: what was mapped as a whole, the named fields over it. */
export const screenContext = (own: JsonObject = {}) => ({
  '@merge': { direction: 'right', objects: [payload('context'), { ...own, ...contextFields }] },
})

export const context = (own: JsonObject = {}) => screenContext({ ...own, timezone: payload('timezone') })

export const withGroup = { groupId: payload('group_id') }

/** An object that is always there, empty where nothing was mapped. */
export const objectOrEmpty = (field: string) => ({ '@coalesce': [payload(field), {}] })

/** A page or screen carries its name, and what is known of the page, in its properties too; mapped ones win. */
export const propertiesWith = (named: JsonObject) => ({
  '@merge': { direction: 'right', objects: [named, payload('properties')] },
})

export const pageProperties = {
  name: payload('page_name'),
  category: payload('page_category'),
  path: payload('page.path'),
  referrer: payload('page.referrer'),
  search: payload('page.search'),
  title: payload('page.title'),
  url: payload('page.url'),
}

export const screenProperties = { name: payload('screen_name'), category: payload('page_category') }

export const oneId = {
  require: 'exists(payload.user_id) or exists(payload.anonymous_id)',
  message: 'A user id or an anonymous id is needed.',
  fields: ['user_id', 'anonymous_id'],
}
