import type { Json } from 'waybill/actions'
import { eventWith, withAgent } from './event.js'
import { withCampaign } from './parts.js'

/** The events that orders become, as a template over the items of a batch. */

/** What something earned: price times quantity where both are there, else its revenue; nothing of no worth. */
const revenueOf = (from: string): Json => ({
  '@transform': {
    apply: {
      sold: { '@path': from },
      revenue: {
        '@coalesce': [
          { '@math': { multiply: [{ '@path': `${from}.price` }, { '@path': `${from}.quantity` }] } },
          { '@path': `${from}.revenue` },
        ],
      },
    },
    mapping: {
      '@if': {
        condition: 'exists(revenue) and revenue != 0',
        then: {
          revenue: { '@path': '$.revenue' },
          revenueType: { '@coalesce': [{ '@path': '$.sold.revenueType' }, 'Purchase'] },
          quantity: { '@path': '$.sold.quantity' },
          price: { '@path': '$.sold.price' },
          productId: { '@path': '$.sold.productId' },
        },
      },
    },
  },
})

const order = eventWith({ user_properties: withCampaign('@item', 'own') }, ['products'])

const ofEachProduct = '@item.trackRevenuePerProduct = true'

const product = {
  '@merge': {
    direction: 'right',
    objects: [
      order,
      { '@if': { condition: ofEachProduct, then: revenueOf('@product') } },
      {
        event_type: 'Product Purchased',
        event_properties: { '@path': '@product' },
        insert_id: {
          '@if': {
            exists: { '@path': '@item.insert_id' },
            then: {
              '@join': {
                value: [{ '@path': '@item.insert_id' }, { '@math': { add: [{ '@path': '@index' }, 2] } }],
                separator: '-',
              },
            },
          },
        },
      },
    ],
  },
}

/** Every order, followed by its products. */
export const purchaseEvents = {
  '@each': {
    in: { '@path': '$.items' },
    as: 'item',
    do: {
      '@each': {
        in: [
          [
            withAgent(order, {
              '@if': {
                condition: `${ofEachProduct} and length(@item.products) > 0`,
                else: revenueOf('@item'),
              },
            }),
          ],
          { '@each': { in: { '@path': '@item.products' }, as: 'product', do: product } },
        ],
        flat: true,
      },
    },
    flat: true,
  },
}
