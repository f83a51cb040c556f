import type { ActionDefinition, DestinationDefinition } from '@segment/actions-core'
import { actionsCore } from '../peers.js'
import { settings26, trigger26 } from './definition.js'
import { mapping26 } from './mapping.js'

type Settings = typeof settings26
type Fields = ActionDefinition<Settings>['fields']

const text = (label: string, required = false) =>
  ({ label, description: label, type: 'string', required }) as const
const number = (label: string) => ({ label, description: label, type: 'number' }) as const
const integer = (label: string) => ({ label, description: label, type: 'integer' }) as const
const object = (label: string) => ({ label, description: label, type: 'object' }) as const

const fields: Fields = {
  user_id: { ...text('User'), allowNull: true },
  device_id: text('Device'),
  event_type: text('Event', true),
  time: { label: 'Time', description: 'Time', type: 'datetime' },
  insert_id: text('Insert'),
  event_properties: object('Event properties'),
  user_properties: object('User properties'),
  app_version: text('App version'),
  platform: text('Platform'),
  os_name: text('System'),
  os_version: text('System version'),
  device_manufacturer: text('Manufacturer'),
  device_model: text('Model'),
  carrier: text('Carrier'),
  country: text('Country'),
  region: text('Region'),
  city: text('City'),
  language: text('Language'),
  price: number('Price'),
  quantity: integer('Quantity'),
  location_lat: number('Latitude'),
  location_lng: number('Longitude'),
  ip: text('IP'),
  adid: text('Advertising'),
  library: text('Library'),
  products: {
    ...object('Products'),
    multiple: true,
    properties: { productId: text('Product'), price: number('Price'), quantity: integer('Quantity') },
  },
}

/** `definition26` in the peer's words; `perform` gives the request instead of sending it. */
export const peerDefinition: DestinationDefinition<Settings> = {
  name: 'Analytics',
  slug: 'actions-analytics',
  mode: 'cloud',
  authentication: {
    scheme: 'custom',
    fields: { apiKey: { label: 'Key', description: 'Key', type: 'password', required: true } },
  },
  actions: {
    logEvent: {
      title: 'Log Event',
      description: 'Log Event',
      fields,
      perform: (_, { payload, settings }) => ({
        method: 'POST',
        url: 'https://api.example.com/2/events',
        headers: { 'content-type': 'application/json' },
        json: { api_key: settings.apiKey, events: [payload] },
      }),
    },
  },
}

export const peerDestination = new actionsCore.Destination<Settings>(peerDefinition)

/** A connection's settings as the peer takes them. */
export const peerSettings = {
  ...settings26,
  subscription: { subscribe: trigger26, partnerAction: 'logEvent', mapping: mapping26 },
}
