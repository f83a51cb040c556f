/** The app and the device that it happened on: the field, its default mapping, and what is sent of it. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const
const flag = (title: string, description: string) => ({ type: 'boolean', title, description }) as const

export const appData = {
  type: 'object',
  title: 'App and device',
  description: 'For events of apps; sent only where `use_app_data` is true.',
  properties: {
    use_app_data: flag('Send it', 'Whether any of this is sent.'),
    advertiser_tracking_enabled: flag(
      'Tracking allowed on the device',
      'As the system asks for it (ATT on iOS).',
    ),
    application_tracking_enabled: flag('Tracking allowed in the app', 'As the app’s own settings say.'),
    version: text('Kind of device', '`a2` for Android, `i2` for iOS.'),
    packageName: text('Package name', 'Of the app.'),
    shortVersion: text('Short version', 'Of the app, such as 5.2.'),
    longVersion: text('Long version', 'Of the app, such as 5.2.0.118.'),
    osVersion: text('System version', 'Of the device; required by Meta.'),
    deviceName: text('Device', 'Its model.'),
    madId: text('Advertising ID', 'Of the device.'),
    locale: text('Locale', 'Such as en_GB.'),
    timezone: text('Time zone abbreviation', 'Such as CET.'),
    carrier: text('Carrier', 'Of the mobile network.'),
    width: text('Screen width', 'In points.'),
    height: text('Screen height', 'In points.'),
    density: text('Screen density', 'Such as 2.'),
    cpuCores: text('Processor cores', 'How many there are.'),
    storageSize: text('Storage', 'In gigabytes.'),
    freeStorage: text('Free storage', 'In gigabytes.'),
    deviceTimezone: text('Time zone', 'Such as Europe/Berlin.'),
  },
} as const

export const appDataMapping = {
  application_tracking_enabled: { '@path': '$.context.device.adTrackingEnabled' },
  packageName: { '@path': '$.context.app.namespace' },
  longVersion: { '@path': '$.context.app.version' },
  osVersion: { '@path': '$.context.os.version' },
  deviceName: { '@path': '$.context.device.model' },
  locale: { '@path': '$.context.locale' },
  carrier: { '@path': '$.context.network.carrier' },
  width: { '@path': '$.context.screen.width' },
  height: { '@path': '$.context.screen.height' },
  density: { '@path': '$.context.screen.density' },
  deviceTimezone: { '@path': '$.context.timezone' },
  madId: { '@path': '$.context.madId' },
} as const

const of = (field: string) => ({ '@path': `@event.app_data_field.${field}` })

const bit = (field: string) => ({ '@coalesce': [{ '@cast': { value: of(field), to: 'bit' } }, 0] })

/** By their places, not their names: what is missing is empty text. */
const extendedInformation = [
  'version',
  'packageName',
  'shortVersion',
  'longVersion',
  'osVersion',
  'deviceName',
  'locale',
  'timezone',
  'carrier',
  'width',
  'height',
  'density',
  'cpuCores',
  'storageSize',
  'freeStorage',
  'deviceTimezone',
].map((field) => ({ '@coalesce': [of(field), ''] }))

/** What is sent of the app data of `@event`. */
export const sentAppData = {
  '@if': {
    condition: '@event.app_data_field.use_app_data',
    then: {
      advertiser_tracking_enabled: bit('advertiser_tracking_enabled'),
      application_tracking_enabled: bit('application_tracking_enabled'),
      madid: of('madId'),
      extinfo: extendedInformation,
    },
  },
}
