import { batchingFields } from '../shared/batching-fields.js'

/** The fields that all actions share, as JSON Schemas, and what they are mapped from. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const common = {
  user_id: text('User ID', 'The id of a known user.'),
  anonymous_id: text('Anonymous ID', 'The id of a visitor who is not known yet.'),
  message_id: {
    ...text(
      'Message ID',
      'Events with the same id count once. A longer one is refused: cut, it would not be unique.',
    ),
    maxLength: 100,
  },
  timestamp: text('Timestamp', 'When it happened, in ISO 8601.'),
  application: {
    type: 'object',
    title: 'Application',
    description: 'The app that the event comes from.',
    properties: {
      name: { type: 'string' },
      version: { type: 'string' },
      build: { type: 'string' },
      namespace: { type: 'string' },
    },
  },
  campaign_parameters: {
    type: 'object',
    title: 'Campaign',
    description: 'The campaign that led here (UTM parameters).',
    properties: {
      name: { type: 'string' },
      source: { type: 'string' },
      medium: { type: 'string' },
      term: { type: 'string' },
      content: { type: 'string' },
    },
  },
  device: {
    type: 'object',
    title: 'Device',
    description: 'The device that the event comes from.',
    properties: {
      id: { type: 'string' },
      advertising_id: { type: 'string' },
      adTracking_Enabled: { type: 'boolean' },
      manufacturer: { type: 'string' },
      model: { type: 'string' },
      name: { type: 'string' },
      type: { type: 'string' },
      token: { type: 'string' },
    },
  },
  ip_address: text('IP address', 'The address that the event came from.'),
  locale: text('Locale', 'Such as en-GB.'),
  location: {
    type: 'object',
    title: 'Location',
    description: 'Where the user is.',
    properties: {
      city: { type: 'string' },
      country: { type: 'string' },
      latitude: { type: 'number' },
      longitude: { type: 'number' },
      speed: { type: 'number' },
    },
  },
  network: {
    type: 'object',
    title: 'Network',
    description: 'How the device is connected.',
    properties: {
      bluetooth: { type: 'boolean' },
      carrier: { type: 'string' },
      cellular: { type: 'boolean' },
      wifi: { type: 'boolean' },
    },
  },
  operating_system: {
    type: 'object',
    title: 'Operating system',
    description: 'Its name and version.',
    properties: { name: { type: 'string' }, version: { type: 'string' } },
  },
  page: {
    type: 'object',
    title: 'Page',
    description: 'The page that the event happened on.',
    properties: {
      path: { type: 'string' },
      referrer: { type: 'string' },
      search: { type: 'string' },
      title: { type: 'string' },
      url: { type: 'string' },
    },
  },
  screen: {
    type: 'object',
    title: 'Screen',
    description: 'The device’s screen.',
    properties: { density: { type: 'number' }, height: { type: 'number' }, width: { type: 'number' } },
  },
  user_agent: text('User agent', 'As the browser sent it.'),
  timezone: text('Time zone', 'Such as Europe/London.'),
  consent: {
    type: 'object',
    title: 'Consent',
    description: 'Sent only where `categoryPreferences` holds nothing but true and false.',
  },
  context: {
    type: 'object',
    title: 'Context',
    description: 'Anything else for the context. The fields above lie over it.',
  },
  ...batchingFields,
} as const

export const commonMapping = {
  user_id: { '@path': '$.userId' },
  anonymous_id: { '@path': '$.anonymousId' },
  message_id: { '@path': '$.messageId' },
  timestamp: { '@path': '$.timestamp' },
  application: { '@path': '$.context.app' },
  campaign_parameters: { '@path': '$.context.campaign' },
  device: { '@path': '$.context.device' },
  ip_address: { '@path': '$.context.ip' },
  locale: { '@path': '$.context.locale' },
  location: { '@path': '$.context.location' },
  network: { '@path': '$.context.network' },
  operating_system: { '@path': '$.context.os' },
  page: { '@path': '$.context.page' },
  screen: { '@path': '$.context.screen' },
  user_agent: { '@path': '$.context.userAgent' },
  timezone: { '@path': '$.context.timezone' },
  consent: { '@path': '$.context.consent' },
} as const

/** Screens have no time zone of their own in the public action; by default it goes through the context. */
const { timezone: _, ...withoutTimezone } = common

export const commonOfScreens = withoutTimezone

const { timezone, ...mappingWithoutTimezone } = commonMapping

export const commonMappingOfScreens = { ...mappingWithoutTimezone, context: { timezone } } as const

export const groupId = text('Group ID', 'The account or group that the user belongs to.')

export const properties = {
  type: 'object',
  title: 'Properties',
  description: 'What is known of the event.',
} as const

export const traits = {
  type: 'object',
  title: 'Traits',
  description: 'What is known of the user or group.',
} as const
