import { importedEvent } from './event.js'

/** The events that orders become, as templates over the items of a batch. */

/** The products of which each has an event of its own. */
export const tracked = (item: string) => ({
  '@if': {
    condition: `${item}.generatePurchaseEventPerProduct = true`,
    then: { '@path': `${item}.products` },
  },
})

/** What belongs to the order and not to each of its products. */
const ofTheOrder = [
  'affiliation',
  'subtotal',
  'total',
  'revenue',
  'shipping',
  'tax',
  'discount',
  'coupon',
  'currency',
  'order_number',
  'products',
]

/** The event of a product: the order's properties, at a time of its own, so that all keep their order. */
const purchased = {
  event: 'Product Purchased',
  properties: {
    '@merge': {
      direction: 'right',
      objects: [
        { '@omit': { from: { '@path': '@order.event.properties' }, keys: ofTheOrder } },
        {
          $insert_id: { '@template': "{{@index}}{{@order.event.properties['$insert_id']}}" },
          time: {
            '@math': { subtract: [{ '@path': '@order.event.properties.time' }, 1, { '@path': '@index' }] },
          },
        },
        { '@path': '@' },
      ],
    },
  },
}

/** Every order, followed by its products. */
export const orderEvents = {
  '@each': {
    in: {
      '@each': {
        in: { '@path': '$.items' },
        as: 'item',
        do: { event: importedEvent, products: tracked('@item') },
      },
    },
    as: 'order',
    do: {
      '@each': {
        in: [
          [{ '@path': '@order.event' }],
          { '@each': { in: { '@path': '@order.products' }, do: purchased } },
        ],
        flat: true,
      },
    },
    flat: true,
  },
}
