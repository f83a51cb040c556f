import type { Action } from 'waybill/actions'
import { events, fields, mapping, of, timeCheck, userAgentCheck } from './event.js'
import { content, product, request, sent, settings, track, website } from './examples.js'
import {
  contentIds,
  contentName,
  contents,
  contentsCheck,
  contentType,
  currency,
  currencyCheck,
  customData,
  filled,
  productMapping,
  value,
} from './shop.js'

export const addToCart = {
  title: 'Add to cart',
  description: 'A product was put into the cart.',
  trigger: 'type = "track" and event = "Product Added"',
  fields: {
    type: 'object',
    required: ['action_source', 'event_time', 'user_data'],
    properties: {
      ...fields,
      currency,
      value,
      content_ids: contentIds,
      content_name: contentName,
      content_type: contentType,
      contents,
      custom_data: customData,
    },
  },
  mapping: {
    ...mapping,
    currency: { '@path': '$.properties.currency' },
    value: { '@path': '$.properties.price' },
    contents: productMapping,
  },
  checks: [timeCheck, userAgentCheck, currencyCheck, contentsCheck],
  ...events('AddToCart', {
    currency: of('currency'),
    value: of('value'),
    content_ids: filled('content_ids'),
    content_name: of('content_name'),
    content_type: of('content_type'),
    contents: filled('contents'),
  }),
  examples: [
    {
      title: 'a product',
      settings,
      mapping: website,
      event: track('Product Added', { ...product, currency: 'GBP' }),
      requests: [request([sent('AddToCart', { currency: 'GBP', value: 19.5, contents: [content] })])],
    },
    {
      title: 'a currency in small letters is refused',
      settings,
      mapping: website,
      event: track('Product Added', { ...product, currency: 'gbp' }),
      outcome: { code: 'INVALID_CURRENCY_CODE', fields: ['currency'] },
    },
  ],
} as const satisfies Action
