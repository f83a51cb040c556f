import type { Action } from 'waybill/actions'
import { field } from '../shared/payload-field.js'
import { withDates } from './dates.js'
import { base, entity, seconds, settings } from './examples.js'
import { batching, convertTimestamp, personId, text } from './fields.js'
import { personIdentifiers } from './identifiers.js'
import { sending } from './sending.js'

const deviceId = text('Device ID', 'The token of the device for push messages.')

const device = (at: string) => ({
  token: field(at, 'device_id'),
  platform: field(at, 'platform'),
  last_used: field(at, 'last_used'),
  attributes: {
    '@merge': {
      direction: 'right',
      objects: [field(at, 'attributes'), { app_version: field(at, 'app_version') }],
    },
  },
})

const identifiers = (at: string) => personIdentifiers(at, { id: 'person_id' })

const opened = {
  ...base,
  type: 'track',
  event: 'Application Opened',
  userId: 'u-1',
  context: { device: { token: 't-1', type: 'ios' }, app: { version: '5.2.0' } },
}

export const createUpdateDevice = {
  title: 'Create or update device',
  description: 'A device of a person, to which push messages go.',
  trigger:
    'event = "Application Installed" or event = "Application Opened" or event = "Device Created or Updated"',
  fields: {
    type: 'object',
    required: ['person_id', 'device_id', 'platform'],
    properties: {
      person_id: personId,
      device_id: deviceId,
      app_version: text('App version', 'The version of the app on the device.'),
      platform: text('Platform', 'ios or android.'),
      last_used: text('Last used', 'When the device was used last.'),
      attributes: { type: 'object', title: 'Attributes', description: 'What is known of the device.' },
      convert_timestamp: convertTimestamp,
      ...batching,
    },
  },
  mapping: {
    person_id: { '@path': '$.userId' },
    device_id: { '@path': '$.context.device.token' },
    app_version: { '@path': '$.context.app.version' },
    platform: { '@path': '$.context.device.type' },
    last_used: { '@path': '$.timestamp' },
    attributes: { '@path': '$.properties' },
    convert_timestamp: true,
  },
  ...sending((at) => ({
    type: 'person',
    action: 'add_device',
    device: withDates(at, device(at)),
    identifiers: identifiers(at),
  })),
  examples: [
    {
      title: 'an app was opened',
      settings,
      event: opened,
      requests: [
        entity({
          type: 'person',
          action: 'add_device',
          device: {
            token: 't-1',
            platform: 'ios',
            last_used: seconds,
            attributes: { app_version: '5.2.0' },
          },
          identifiers: { id: 'u-1' },
        }),
      ],
    },
    {
      title: 'a device has a token and a platform',
      settings,
      event: { ...opened, context: {} },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['device_id', 'platform'] },
    },
  ],
} as const satisfies Action

export const deleteDevice = {
  title: 'Delete device',
  description: 'A device of a person that is no longer there.',
  trigger: 'event = "Application Uninstalled" or event = "Device Deleted"',
  fields: {
    type: 'object',
    required: ['person_id', 'device_id'],
    properties: { person_id: personId, device_id: deviceId, ...batching },
  },
  mapping: { person_id: { '@path': '$.userId' }, device_id: { '@path': '$.context.device.token' } },
  ...sending((at) => ({
    type: 'person',
    action: 'delete_device',
    device: { token: field(at, 'device_id') },
    identifiers: identifiers(at),
  })),
  examples: [
    {
      title: 'an app was removed',
      settings,
      event: { ...opened, event: 'Application Uninstalled' },
      requests: [
        entity({
          type: 'person',
          action: 'delete_device',
          device: { token: 't-1' },
          identifiers: { id: 'u-1' },
        }),
      ],
    },
    {
      title: 'a device belongs to somebody',
      settings,
      event: { ...opened, event: 'Device Deleted', userId: null },
      outcome: { code: 'PAYLOAD_VALIDATION_FAILED', fields: ['person_id'] },
    },
  ],
} as const satisfies Action
