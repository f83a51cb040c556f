/** Fields about money and products, how they are filled, and their checks. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const currency = text('Currency', 'A code of ISO 4217 in capitals, such as EUR.')

export const value = { type: 'number', title: 'Value', description: 'What it is worth.' } as const

export const netRevenue = {
  type: 'number',
  title: 'Net revenue',
  description: 'What is left of the value.',
} as const

export const numItems = {
  type: 'integer',
  title: 'Number of items',
  description: 'How many products there are.',
} as const

export const contentIds = {
  type: 'array',
  items: { type: 'string' },
  title: 'Product IDs',
  description: 'As in the catalogue.',
} as const

export const contentName = text('Name', 'Of the page or product.')
export const contentCategory = text('Category', 'Of the page or product.')
export const contentType = text('Kind of IDs', 'product or product_group.')

export const contents = {
  type: 'array',
  title: 'Contents',
  description: 'The products.',
  items: {
    type: 'object',
    properties: {
      id: text('ID', 'As in the catalogue.'),
      quantity: { type: 'integer', title: 'Quantity', description: 'How many.' },
      item_price: { type: 'number', title: 'Price', description: 'Of one.' },
      delivery_category: {
        type: 'string',
        enum: ['in_store', 'curbside', 'home_delivery'],
        title: 'Delivery',
        description: 'How it comes to the customer.',
      },
    },
  },
} as const

export const customData = {
  type: 'object',
  title: 'Further data',
  description: 'Anything else about the event; the fields for it come first.',
} as const

const product = {
  id: { '@path': '$.product_id' },
  quantity: { '@path': '$.quantity' },
  item_price: { '@path': '$.price' },
} as const

/** The event is about one product. */
export const productMapping = { '@arrayPath': ['$.properties', product] } as const

/** The event carries a list of products. */
export const productsMapping = { '@arrayPath': ['$.properties.products', product] } as const

export const currencyCheck = {
  require: '!exists(payload.currency) or payload.currency in let.currencies',
  message: 'The currency is no code of ISO 4217 in capitals.',
  code: 'INVALID_CURRENCY_CODE',
  fields: ['currency'],
} as const

export const contentsCheck = {
  require: '!exists(payload.contents) or every(payload.contents, exists(@.id))',
  message: 'Each of the contents needs an id.',
  fields: ['contents'],
} as const
