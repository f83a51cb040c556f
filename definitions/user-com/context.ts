import { text } from './fields.js'

/** What a user’s device says, sent only where the settings ask for it. */

export const contextFields = {
  user_agent: text('User agent', 'As the browser sent it.'),
  os: text('Operating system', 'Its name.'),
  device_name: text('Device name', 'Such as the model.'),
  device_type: text('Device type', 'Such as ios.'),
  language: text('Language', 'Such as en-GB.'),
  resolution: text('Resolution', 'Of the screen: 1440x900.'),
  ip_address: text('IP address', 'The address that the event came from.'),
  timezone: text('Time zone', 'Such as Europe/London.'),
  current_url: text('Current URL', 'The page that the user was on.'),
} as const

export const contextMapping = {
  user_agent: { '@path': '$.context.userAgent' },
  os: { '@path': '$.context.os.name' },
  device_name: { '@path': '$.context.device.name' },
  device_type: { '@path': '$.context.device.type' },
  language: { '@path': '$.context.locale' },
  resolution: {
    '@if': {
      condition: 'exists(context.screen.width) and exists(context.screen.height)',
      then: { '@template': '{{context.screen.width}}x{{context.screen.height}}' },
    },
  },
  ip_address: { '@path': '$.context.ip' },
  timezone: { '@path': '$.context.timezone' },
  current_url: { '@path': '$.context.page.url' },
} as const

export const contextAttributes = {
  '@if': {
    condition: 'settings.send_context_fields = true',
    then: Object.fromEntries(
      Object.keys(contextFields).map((name) => [name, { '@path': `$.payload.${name}` }]),
    ),
  },
}
