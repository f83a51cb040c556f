/** The fields of users and events, as JSON Schemas, and what they are mapped from. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

const number = (title: string, description: string) => ({ type: 'number', title, description }) as const

const flag = (title: string, description: string) => ({ type: 'boolean', title, description }) as const

const object = (title: string, description: string) => ({ type: 'object', title, description }) as const

export const userId = {
  type: ['string', 'null'],
  title: 'User ID',
  description: 'The id of a known user, of 5 characters at least unless the minimum length says less.',
} as const

export const deviceId = text(
  'Device ID',
  'The id of the device or browser. An event needs this one or a user id; all zeros are no id to Amplitude.',
)

export const deviceIdMapping = {
  '@coalesce': [{ '@path': '$.context.device.id' }, { '@path': '$.anonymousId' }],
} as const

export const insertId = text(
  'Insert ID',
  'Events with the same one count once, for a week. With the message id ($.messageId) a repeated event does no harm.',
)

export const minIdLength = {
  type: ['integer', 'null'],
  title: 'Minimum length of ids',
  description: 'Amplitude drops shorter ids; 5 where it is missing.',
} as const

/** Who and on what: what events and users have in common. */
export const commonFields = {
  user_id: userId,
  device_id: deviceId,
  user_properties: object('User properties', 'What is known of the user.'),
  groups: object('Groups', 'The groups that the user belongs to, by type. Amplitude takes 5.'),
  app_version: text('App version', 'The version of the app.'),
  platform: text('Platform', 'Such as iOS, Android or Web. Web where analytics.js sent the event.'),
  os_name: text('OS name', 'The operating system.'),
  os_version: text('OS version', 'The version of the operating system or browser.'),
  device_brand: text('Device brand', 'The brand of the device.'),
  device_manufacturer: text('Device manufacturer', 'Who made the device.'),
  device_model: text('Device model', 'The model of the device.'),
  carrier: text('Carrier', 'The mobile network.'),
  country: text('Country', 'Where the user is.'),
  region: text('Region', 'Where the user is.'),
  city: text('City', 'Where the user is.'),
  dma: text('Market area', 'The designated market area of the user.'),
  language: text('Language', 'Such as en-GB.'),
  insert_id: insertId,
  library: { ...text('Library', 'The library that made the event.'), ui: { hidden: true } },
  userAgent: text('User agent', 'As the browser sent it.'),
  userAgentParsing: flag('Read the user agent', 'Whether system and device are read from the user agent.'),
  includeRawUserAgent: flag('Send the user agent', 'Whether the user agent is sent as it is too.'),
  userAgentData: {
    ...object('User agent data', 'What browsers say of themselves besides the user agent (client hints).'),
    properties: { model: { type: 'string' }, platformVersion: { type: 'string' } },
  },
  min_id_length: minIdLength,
} as const

export const commonMapping = {
  user_id: { '@path': '$.userId' },
  device_id: deviceIdMapping,
  user_properties: { '@path': '$.traits' },
  app_version: { '@path': '$.context.app.version' },
  platform: { '@path': '$.context.device.type' },
  os_name: { '@path': '$.context.os.name' },
  os_version: { '@path': '$.context.os.version' },
  device_brand: { '@path': '$.context.device.brand' },
  device_manufacturer: { '@path': '$.context.device.manufacturer' },
  device_model: { '@path': '$.context.device.model' },
  carrier: { '@path': '$.context.network.carrier' },
  country: { '@path': '$.context.location.country' },
  region: { '@path': '$.context.location.region' },
  city: { '@path': '$.context.location.city' },
  language: { '@path': '$.context.locale' },
  library: { '@path': '$.context.library.name' },
  userAgent: { '@path': '$.context.userAgent' },
  userAgentParsing: true,
  includeRawUserAgent: false,
  userAgentData: {
    model: { '@path': '$.context.userAgentData.model' },
    platformVersion: { '@path': '$.context.userAgentData.platformVersion' },
  },
} as const

const time = { type: ['string', 'number'], format: 'date-like' } as const

export const eventFields = {
  ...commonFields,
  event_type: {
    ...text('Event type', 'What was done. It must not begin with “[Amplitude]”.'),
    minLength: 1,
  },
  session_id: {
    ...time,
    title: 'Session ID',
    description: 'When the session began, in Unix milliseconds or ISO 8601; -1 is outside of any session.',
  },
  time: { ...time, title: 'Time', description: 'When it happened: ISO 8601, or a Unix time.' },
  event_properties: object('Event properties', 'What is known of the event.'),
  price: number('Price', 'Of one item; below 0 for a refund.'),
  quantity: { type: 'integer', title: 'Quantity', description: 'How many items.' },
  revenue: number('Revenue', 'Where there is a price and a quantity, their product counts instead.'),
  productId: text('Product ID', 'The item that was bought.'),
  revenueType: text('Revenue type', 'Such as Purchase or Refund.'),
  location_lat: number('Latitude', 'Where the user is.'),
  location_lng: number('Longitude', 'Where the user is.'),
  ip: text('IP address', 'Amplitude works out the place from it; $remote is the address that sends.'),
  idfa: text('IDFA', 'The advertising id of Apple.'),
  idfv: text('IDFV', 'The vendor’s id of the device (Apple).'),
  adid: text('Advertising ID of Google', 'The advertising id of Google Play.'),
  android_id: text('Android ID', 'The id of the device (Android).'),
  event_id: {
    type: 'integer',
    title: 'Event ID',
    description: 'A counter that tells events of the same time apart.',
  },
  library2: {
    ...object('Library sent', 'What is sent as the library: the mapped one, or “segment”.'),
    properties: {
      behavior: { type: 'string', enum: ['auto', 'use_mapping'] },
      mapping: { type: 'string' },
    },
  },
  products: {
    type: 'array',
    title: 'Products',
    description: 'What was bought.',
    items: {
      type: 'object',
      additionalProperties: true,
      properties: {
        price: { type: 'number' },
        quantity: { type: 'integer' },
        revenue: { type: 'number' },
        productId: { type: 'string' },
        revenueType: { type: 'string' },
      },
    },
  },
  use_batch_endpoint: flag(
    'Batch endpoint',
    'Whether events go to the endpoint that takes more at once, and later shows them.',
  ),
} as const

const advertisingId = {
  '@coalesce': [{ '@path': '$.context.device.advertisingId' }, { '@path': '$.context.device.idfa' }],
} as const

export const eventMapping = {
  ...commonMapping,
  event_type: { '@path': '$.event' },
  session_id: { '@path': '$.integrations.Actions Amplitude.session_id' },
  time: { '@path': '$.timestamp' },
  event_properties: { '@path': '$.properties' },
  price: { '@path': '$.properties.price' },
  quantity: { '@path': '$.properties.quantity' },
  revenue: { '@path': '$.properties.revenue' },
  productId: { '@path': '$.properties.productId' },
  revenueType: { '@path': '$.properties.revenueType' },
  location_lat: { '@path': '$.context.location.latitude' },
  location_lng: { '@path': '$.context.location.longitude' },
  ip: { '@path': '$.context.ip' },
  idfa: advertisingId,
  idfv: { '@path': '$.context.device.id' },
  adid: advertisingId,
  library2: { behavior: 'use_mapping', mapping: { '@path': '$.context.library.name' } },
  products: {
    '@arrayPath': [
      '$.properties.products',
      {
        price: { '@path': 'price' },
        revenue: { '@path': 'revenue' },
        quantity: { '@path': 'quantity' },
        productId: { '@path': 'productId' },
        revenueType: { '@path': 'revenueType' },
      },
    ],
  },
  use_batch_endpoint: false,
} as const
