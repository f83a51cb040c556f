import type { Action } from 'waybill/actions'
import { failing, item, product, request, settings, track } from './examples.js'
import { itemChecks, items, itemsParam, productsMapping } from './items.js'
import { clientCheck, event, payload, stream, streamChecks, streamMapping } from './stream.js'

export const viewItemList = {
  title: 'View item list',
  description: 'A list of products was looked at.',
  trigger: 'type = "track" and event = "Product List Viewed"',
  fields: {
    type: 'object',
    required: ['items'],
    properties: {
      ...stream,
      item_list_id: { type: 'string', title: 'List ID', description: 'The list’s id.' },
      item_list_name: { type: 'string', title: 'List name', description: 'The list’s name.' },
      items,
    },
  },
  mapping: {
    ...streamMapping,
    item_list_id: { '@path': '$.properties.list_id' },
    item_list_name: { '@path': '$.properties.category' },
    items: productsMapping,
  },
  checks: [...streamChecks, clientCheck('client_id'), ...itemChecks],
  request: event('view_item_list', {
    item_list_id: payload('item_list_id'),
    item_list_name: payload('item_list_name'),
    items: itemsParam,
  }),
  examples: [
    {
      title: 'products on offer',
      settings,
      event: track('Product List Viewed', {
        list_id: 'offers',
        category: 'Offers',
        products: [{ ...product, position: 1 }],
      }),
      requests: [
        request('view_item_list', {
          item_list_id: 'offers',
          item_list_name: 'Offers',
          items: [{ ...item, index: 1 }],
        }),
      ],
    },
    failing(
      'a product has an id or a name',
      track('Product List Viewed', { products: [{ price: 3 }] }),
      'PAYLOAD_VALIDATION_FAILED',
      'items',
    ),
  ],
} as const satisfies Action
