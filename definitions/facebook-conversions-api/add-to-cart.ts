import type { Action } from 'waybill/actions'
import { content, product, request, sent, settings, track, website } from './examples.js'
import { contentIds, contentName, contents, contentType, currency, productMapping, value } from './shop.js'
import { shopAction } from './shop-action.js'

export const addToCart = {
  title: 'Add to cart',
  description: 'A product was put into the cart.',
  trigger: 'type = "track" and event = "Product Added"',
  ...shopAction('AddToCart', {
    fields: {
      currency,
      value,
      content_ids: contentIds,
      content_name: contentName,
      content_type: contentType,
      contents,
    },
    mapping: {
      value: { '@path': '$.properties.price' },
      contents: productMapping,
    },
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
