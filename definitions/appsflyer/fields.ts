/** The payload of the one action, and what it is mapped from. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const fields = {
  platform: text('Platform', 'Of the device: android, ios, iPhone OS, iPadOS, tvOS or watchOS, in any case.'),
  appsflyer_id: text(
    'AppsFlyer ID',
    'As the SDK in the app gives it; without it nothing is attributed, unless the settings allow to leave it out.',
  ),
  advertising_id: text('Advertising ID', 'GAID on Android, IDFA on Apple. One of zeros only counts as none.'),
  idfv: text('Vendor ID', 'Of Apple devices (IDFV).'),
  event_name: { ...text('Event name', 'Such as af_purchase.'), minLength: 1 },
  event_value: {
    type: 'object',
    title: 'Event value',
    description: 'What is known of the event. It is sent as JSON text, at most 1 kB with all the rest.',
  },
  revenue: { type: 'number', title: 'Revenue', description: 'Becomes `af_revenue`; may be negative.' },
  currency: text('Currency', 'A code of three letters; USD where there is a revenue without one.'),
  event_time: {
    type: ['string', 'number'],
    format: 'date-like',
    title: 'Time',
    description: 'When it happened. One of yesterday has to arrive by 02:00 UTC.',
  },
  customer_user_id: text('Customer user ID', 'Your id of the user.'),
  ip: text('IP address', 'Of the device.'),
  os_version: text('System version', 'Of the device.'),
  app_version: text('App version', 'Such as 5.2.0.'),
  bundle_id: text('Bundle ID', 'The name of the app’s package.'),
  att: { type: 'number', title: 'Tracking status', description: 'On Apple, from 0 to 3 (ATT).' },
  consent_data: {
    type: 'object',
    title: 'Consent',
    description: 'What the user agreed to, in the form of AppsFlyer.',
  },
  sharing_filter: {
    type: ['string', 'array'],
    items: { type: 'string' },
    title: 'Sharing filter',
    description: 'The partners that do not get the event, or all.',
  },
} as const

export const mapping = {
  platform: { '@coalesce': [{ '@path': '$.context.device.type' }, { '@path': '$.context.os.name' }] },
  appsflyer_id: {
    '@coalesce': [
      { '@path': '$.integrations.AppsFlyer.appsFlyerId' },
      { '@path': '$.integrations.Appsflyer.appsFlyerId' },
    ],
  },
  advertising_id: { '@path': '$.context.device.advertisingId' },
  idfv: { '@path': '$.context.device.id' },
  event_name: { '@path': '$.event' },
  event_value: { '@path': '$.properties' },
  revenue: {
    '@if': {
      condition: 'lowercase(event) = "order completed"',
      then: { '@coalesce': [{ '@path': '$.properties.total' }, { '@path': '$.properties.revenue' }] },
      else: { '@path': '$.properties.revenue' },
    },
  },
  currency: { '@path': '$.properties.currency' },
  event_time: { '@path': '$.timestamp' },
  customer_user_id: { '@path': '$.userId' },
  ip: { '@path': '$.context.ip' },
  os_version: { '@path': '$.context.os.version' },
  app_version: { '@path': '$.context.app.version' },
  bundle_id: { '@path': '$.context.app.namespace' },
  att: { '@path': '$.context.device.attTrackingStatus' },
  consent_data: {
    '@coalesce': [
      { '@path': '$.integrations.AppsFlyer.consent_data' },
      { '@path': '$.integrations.consent_data' },
    ],
  },
} as const
