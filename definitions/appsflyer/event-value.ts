/** The value of an event: what was mapped, and in the names of AppsFlyer what it knows of some events. */

const value = (field: string) => ({ '@path': `$.payload.event_value.${field}` })

const priceAndQuantity = { af_price: value('price'), af_quantity: value('quantity') }

const product = {
  af_content_id: value('product_id'),
  af_content_type: value('category'),
  ...priceAndQuantity,
}

const order = { af_order_id: value('order_id'), ...priceAndQuantity }

const search = { af_search_string: value('query') }

/** One entry for each of the products; what one does not have is null, so that the lists go together. */
const eachProduct = (field: string) => ({
  '@each': { in: value('products'), do: { '@path': `@.${field}` } },
})

const productLists = {
  af_content_id: eachProduct('product_id'),
  af_quantity: eachProduct('quantity'),
  af_price: eachProduct('price'),
}

/** By the name of the event in lower case: the one of the shop, or the one that AppsFlyer has for it. */
const named = {
  '@switch': {
    on: { '@case': { operator: 'lower', value: { '@path': '$.payload.event_name' } } },
    cases: {
      'order completed': order,
      af_purchase: order,
      'product viewed': product,
      af_content_view: product,
      'product added': product,
      af_add_to_cart: product,
      'product added to wishlist': product,
      af_add_to_wishlist: product,
      'products searched': search,
      af_search: search,
    },
  },
}

export const eventValueLets = {
  named,
  value: {
    '@merge': {
      direction: 'right',
      objects: [
        { '@path': '$.payload.event_value' },
        { af_revenue: { '@path': '$.payload.revenue' } },
        { '@path': '$.let.named' },
        {
          '@if': {
            condition:
              'exists(let.named) and typeof(payload.event_value.products) = "list" and length(payload.event_value.products) > 0',
            then: productLists,
          },
        },
      ],
    },
  },
  valueParts: { '@entries': { in: { '@path': '$.let.value' }, to: 'list', value: { '@path': '@.key' } } },
}

/** As JSON text; empty text where there is nothing to say. */
export const eventValue = {
  '@if': {
    condition: 'length(let.valueParts) > 0',
    then: { '@json': { mode: 'encode', value: { '@path': '$.let.value' } } },
    else: '',
  },
}
