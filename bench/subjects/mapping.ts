// biome-ignore-all lint/suspicious/noThenProperty: saved mappings call the option so.
import type { JsonObject } from '../../src/json/value.js'

const path = (text: string) => ({ '@path': text })

const firstOf = (first: string, second: string) => ({
  '@if': { exists: path(first), then: path(first), else: path(second) },
})

/** 26 fields in the manner of Amplitude's `logEventV2`, with directives that the peer has too. */
export const mapping26 = {
  user_id: path('$.userId'),
  device_id: firstOf('$.context.device.id', '$.anonymousId'),
  event_type: { '@template': 'Shop: {{event}}' },
  time: path('$.timestamp'),
  insert_id: path('$.messageId'),
  event_properties: path('$.properties'),
  user_properties: path('$.context.traits'),
  app_version: path('$.context.app.version'),
  platform: path('$.context.device.type'),
  os_name: path('$.context.os.name'),
  os_version: path('$.context.os.version'),
  device_manufacturer: path('$.context.device.manufacturer'),
  device_model: path('$.context.device.model'),
  carrier: path('$.context.network.carrier'),
  country: path('$.context.location.country'),
  region: path('$.context.location.region'),
  city: path('$.context.location.city'),
  language: path('$.context.locale'),
  price: path('$.properties.price'),
  quantity: path('$.properties.quantity'),
  location_lat: path('$.context.location.latitude'),
  location_lng: path('$.context.location.longitude'),
  ip: path('$.context.ip'),
  adid: firstOf('$.context.device.advertisingId', '$.context.device.idfa'),
  library: path('$.context.library.name'),
  products: {
    '@arrayPath': [
      '$.properties.products',
      { productId: path('product_id'), price: path('price'), quantity: path('quantity') },
    ],
  },
} satisfies JsonObject
