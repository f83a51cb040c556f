import type { SampleEvent } from '../inputs.js'

/** What somebody knows who writes it for well-formed events. */
interface Fields {
  readonly [key: string]: unknown
}

/** `mapping26` written by hand; what is undefined vanishes. */
export function mapByHand(event: SampleEvent): Record<string, unknown> {
  const context = event.context as { readonly [key: string]: Fields | undefined } | undefined
  const properties = event.properties as Fields | undefined
  const app = context?.app
  const device = context?.device
  const os = context?.os
  const location = context?.location
  const payload: Record<string, unknown> = {}
  const userId = event.userId
  if (userId !== undefined) payload.user_id = userId
  const deviceId = device?.id ?? event.anonymousId
  if (deviceId !== undefined) payload.device_id = deviceId
  payload.event_type = `Shop: ${event.event ?? ''}`
  const time = event.timestamp
  if (time !== undefined) payload.time = time
  const messageId = event.messageId
  if (messageId !== undefined) payload.insert_id = messageId
  if (properties !== undefined) payload.event_properties = properties
  const traits = context?.traits
  if (traits !== undefined) payload.user_properties = traits
  const version = app?.version
  if (version !== undefined) payload.app_version = version
  const type = device?.type
  if (type !== undefined) payload.platform = type
  const osName = os?.name
  if (osName !== undefined) payload.os_name = osName
  const osVersion = os?.version
  if (osVersion !== undefined) payload.os_version = osVersion
  const manufacturer = device?.manufacturer
  if (manufacturer !== undefined) payload.device_manufacturer = manufacturer
  const model = device?.model
  if (model !== undefined) payload.device_model = model
  const carrier = context?.network?.carrier
  if (carrier !== undefined) payload.carrier = carrier
  const country = location?.country
  if (country !== undefined) payload.country = country
  const region = location?.region
  if (region !== undefined) payload.region = region
  const city = location?.city
  if (city !== undefined) payload.city = city
  const locale = context?.locale
  if (locale !== undefined) payload.language = locale
  const price = properties?.price
  if (price !== undefined) payload.price = price
  const quantity = properties?.quantity
  if (quantity !== undefined) payload.quantity = quantity
  const latitude = location?.latitude
  if (latitude !== undefined) payload.location_lat = latitude
  const longitude = location?.longitude
  if (longitude !== undefined) payload.location_lng = longitude
  const ip = context?.ip
  if (ip !== undefined) payload.ip = ip
  const advertisingId = device?.advertisingId ?? device?.idfa
  if (advertisingId !== undefined) payload.adid = advertisingId
  const library = context?.library?.name
  if (library !== undefined) payload.library = library
  const products = properties?.products
  if (Array.isArray(products)) payload.products = products.map(productByHand)
  else if (products !== undefined) payload.products = products
  return payload
}

function productByHand(product: Fields): Record<string, unknown> {
  const shaped: Record<string, unknown> = {}
  const id = product.product_id
  if (id !== undefined) shaped.productId = id
  const price = product.price
  if (price !== undefined) shaped.price = price
  const quantity = product.quantity
  if (quantity !== undefined) shaped.quantity = quantity
  return shaped
}
