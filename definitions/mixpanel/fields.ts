/** The fields of an event, as JSON Schemas, and what they are mapped from. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

const number = (title: string, description: string) => ({ type: 'number', title, description }) as const

const flag = (title: string, description: string) => ({ type: 'boolean', title, description }) as const

const hidden = { ui: { hidden: true } } as const

export const ids = {
  user_id: text('User ID', 'The id of a known user.'),
  anonymous_id: text('Anonymous ID', 'The id of a visitor who is not known yet.'),
} as const

export const idsMapping = {
  user_id: { '@path': '$.userId' },
  anonymous_id: { '@path': '$.anonymousId' },
} as const

export const ip = text('IP address', 'Mixpanel works out the place from it and does not keep it.')

export const ipMapping = { '@path': '$.context.ip' } as const

export const eventFields = {
  event: { ...text('Event name', 'What was done.'), minLength: 1 },
  distinct_id: text('Distinct ID', 'Who did it, in one id. Without one the event belongs to nobody.'),
  ...ids,
  group_id: text('Group ID', 'The group that the user belongs to.'),
  insert_id: text(
    'Insert ID',
    'Events with the same one count once. Mixpanel takes 36 letters, digits and hyphens. Made up where it is missing.',
  ),
  time: {
    type: ['string', 'number'],
    format: 'date-like',
    title: 'Time',
    description: 'When it happened: ISO 8601, or a Unix time. The time of sending where it is missing.',
  },
  app_name: text('App name', 'The name of the app.'),
  app_namespace: text('App namespace', 'Such as com.example.shop.'),
  app_build: text('App build', 'The build of the app.'),
  app_version: text('App version', 'The version of the app.'),
  os_name: text('OS name', 'The operating system.'),
  os_version: text('OS version', 'The version of the operating system.'),
  device_id: text('Device ID', 'Taken, but not sent: Mixpanel’s device id is the anonymous id.'),
  device_type: text('Device type', 'Such as ios or android.'),
  device_name: text('Device name', 'The name of the device.'),
  device_manufacturer: text('Device manufacturer', 'Who made the device.'),
  device_model: text('Device model', 'The model of the device.'),
  bluetooth: flag('Bluetooth', 'Whether Bluetooth is on.'),
  carrier: text('Carrier', 'The mobile network.'),
  cellular: flag('Cellular', 'Whether the device is on a mobile network.'),
  wifi: flag('Wi-Fi', 'Whether the device is on Wi-Fi.'),
  country: text('Country', 'Where the user is.'),
  region: text('Region', 'Taken, but not sent: Mixpanel works it out from the IP address.'),
  language: text('Language', 'Such as en-GB.'),
  library_name: text('Library name', 'The library that made the event.'),
  library_version: text('Library version', 'Its version.'),
  ip,
  idfa: text('Advertising ID of Apple', 'The IDFA.'),
  url: text('URL', 'The page that it happened on.'),
  screen_width: number('Screen width', 'In pixels.'),
  screen_height: number('Screen height', 'In pixels.'),
  screen_density: number('Screen density', 'Pixels of the device for one pixel.'),
  referrer: text('Referrer', 'The page before.'),
  userAgent: text('User agent', 'As the browser sent it. Browser and version are read from it.'),
  advertising_id: text('Advertising ID', 'Of Apple or Google.'),
  ad_tracking_enabled: text('Ad tracking', 'Whether the user lets apps track.'),
  timezone: text('Time zone', 'Such as Europe/London.'),
  app_platform: text('App platform', 'The platform that the app runs on.'),
  name: text('Original name', 'The name of the event, page or screen before it was mapped.'),
  event_properties: {
    type: 'object',
    title: 'Event properties',
    description: 'What is known of the event. They win over the fields above, but for time and ids.',
  },
  context: { type: 'object', title: 'Context', description: 'The whole context.', ...hidden },
  utm_properties: {
    type: 'object',
    title: 'Campaign',
    description: 'The campaign that led here (UTM parameters).',
    properties: {
      utm_source: { type: 'string' },
      utm_medium: { type: 'string' },
      utm_campaign: { type: 'string' },
      utm_term: { type: 'string' },
      utm_content: { type: 'string' },
    },
  },
  userAgentData: {
    type: 'object',
    title: 'User agent data',
    description: 'What browsers say of themselves besides the user agent (client hints).',
    properties: {
      mobile: { type: 'boolean' },
      platform: { type: 'string' },
      architecture: { type: 'string' },
      bitness: { type: 'string' },
      model: { type: 'string' },
      platformVersion: { type: 'string' },
      uaFullVersion: { type: 'string' },
      wow64: { type: 'boolean' },
    },
  },
  enable_batching: { ...flag('Batching', 'Kept for saved mappings; events go together anyway.'), ...hidden },
  batch_size: {
    ...number('Batch size', 'Kept for saved mappings; Mixpanel’s own limit decides.'),
    ...hidden,
  },
} as const

const advertisingId = {
  '@coalesce': [{ '@path': '$.context.device.advertisingId' }, { '@path': '$.context.device.idfa' }],
} as const

export const eventMapping = {
  event: { '@path': '$.event' },
  distinct_id: { '@coalesce': [{ '@path': '$.userId' }, { '@path': '$.anonymousId' }] },
  ...idsMapping,
  group_id: { '@path': '$.context.groupId' },
  insert_id: { '@path': '$.messageId' },
  time: { '@path': '$.timestamp' },
  app_name: { '@path': '$.context.app.name' },
  app_namespace: { '@path': '$.context.app.namespace' },
  app_build: { '@path': '$.context.app.build' },
  app_version: { '@path': '$.context.app.version' },
  os_name: { '@path': '$.context.os.name' },
  os_version: { '@path': '$.context.os.version' },
  device_id: { '@path': '$.context.device.id' },
  device_type: { '@path': '$.context.device.type' },
  device_name: { '@path': '$.context.device.name' },
  device_manufacturer: { '@path': '$.context.device.manufacturer' },
  device_model: { '@path': '$.context.device.model' },
  bluetooth: { '@path': '$.context.network.bluetooth' },
  carrier: { '@path': '$.context.network.carrier' },
  cellular: { '@path': '$.context.network.cellular' },
  wifi: { '@path': '$.context.network.wifi' },
  country: { '@path': '$.context.location.country' },
  region: { '@path': '$.context.location.region' },
  language: { '@path': '$.context.locale' },
  library_name: { '@path': '$.context.library.name' },
  library_version: { '@path': '$.context.library.version' },
  ip: ipMapping,
  idfa: advertisingId,
  url: { '@path': '$.context.page.url' },
  screen_width: { '@path': '$.context.screen.width' },
  screen_height: { '@path': '$.context.screen.height' },
  screen_density: { '@path': '$.context.screen.density' },
  referrer: { '@path': '$.context.page.referrer' },
  userAgent: { '@path': '$.context.userAgent' },
  advertising_id: { '@path': '$.context.device.advertisingId' },
  ad_tracking_enabled: { '@path': '$.context.device.adTrackingEnabled' },
  timezone: { '@path': '$.context.timezone' },
  app_platform: { '@path': '$.context.app.platform' },
  name: { '@coalesce': [{ '@path': '$.event' }, { '@path': '$.name' }] },
  event_properties: { '@path': '$.properties' },
  context: { '@path': '$.context' },
  utm_properties: {
    utm_source: { '@path': '$.context.campaign.source' },
    utm_medium: { '@path': '$.context.campaign.medium' },
    utm_campaign: { '@path': '$.context.campaign.name' },
    utm_term: { '@path': '$.context.campaign.term' },
    utm_content: { '@path': '$.context.campaign.content' },
  },
  userAgentData: {
    mobile: { '@path': '$.context.userAgentData.mobile' },
    platform: { '@path': '$.context.userAgentData.platform' },
    architecture: { '@path': '$.context.userAgentData.architecture' },
    bitness: { '@path': '$.context.userAgentData.bitness' },
    model: { '@path': '$.context.userAgentData.model' },
    platformVersion: { '@path': '$.context.userAgentData.platformVersion' },
    uaFullVersion: { '@path': '$.context.userAgentData.uaFullVersion' },
    wow64: { '@path': '$.context.userAgentData.wow64' },
  },
} as const
