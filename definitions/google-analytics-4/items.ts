import { payload } from './stream.js'

/** Products as items, with money: fields, default mappings, checks and parameters. */

const text = (title: string, description: string) => ({ type: 'string', title, description }) as const
const number = (title: string, description: string) => ({ type: 'number', title, description }) as const

export const items = {
  type: 'array',
  title: 'Items',
  description: 'The products, each with an id or a name; at most 200.',
  items: {
    type: 'object',
    additionalProperties: true,
    properties: {
      item_id: text('ID', 'The product’s id.'),
      item_name: text('Name', 'The product’s name.'),
      affiliation: text('Affiliation', 'The shop that sells it.'),
      coupon: text('Coupon', 'The coupon for this product.'),
      currency: text('Currency', 'As a code of three letters; best the same for all.'),
      discount: number('Discount', 'In money, for one piece.'),
      index: number('Position', 'Its place in a list.'),
      item_brand: text('Brand', 'The product’s brand.'),
      item_category: text('Category', 'The first and widest category.'),
      item_category2: text('Category 2', 'The category inside of that.'),
      item_category3: text('Category 3', 'The category inside of that.'),
      item_category4: text('Category 4', 'The category inside of that.'),
      item_category5: text('Category 5', 'The category inside of that.'),
      item_list_id: text('List ID', 'The list in which it was shown.'),
      item_list_name: text('List name', 'The list in which it was shown.'),
      item_variant: text('Variant', 'Such as its colour or size.'),
      location_id: text('Location ID', 'The place where it is sold, such as a Google place id.'),
      price: number('Price', 'For one piece.'),
      quantity: { type: 'integer', title: 'Quantity', description: 'How many pieces.' },
    },
  },
} as const

const single = {
  item_id: { '@path': '$.product_id' },
  item_name: { '@path': '$.name' },
  affiliation: { '@path': '$.affiliation' },
  coupon: { '@path': '$.coupon' },
  item_brand: { '@path': '$.brand' },
  item_category: { '@path': '$.category' },
  item_variant: { '@path': '$.variant' },
  price: { '@path': '$.price' },
  quantity: { '@path': '$.quantity' },
} as const

/** The event is about one product. */
export const productMapping = { '@arrayPath': ['$.properties', single] } as const

/** The event carries a list of products. */
export const productsMapping = {
  '@arrayPath': ['$.properties.products', { ...single, index: { '@path': '$.position' } }],
} as const

/** The list is sent although nothing is in it. */
export const itemsParam = { '@coalesce': [payload('items'), []] }

export const itemChecks = [
  {
    require: '!exists(payload.items) or every(payload.items, exists(@.item_id) or exists(@.item_name))',
    message: 'Each item needs an id or a name.',
    fields: ['items'],
  },
  {
    require:
      '!exists(payload.items) or every(payload.items, !exists(@.currency) or uppercase(@.currency) in let.currencies)',
    message: 'The currency of an item is none of ISO 4217.',
    code: 'INVALID_CURRENCY_CODE',
    fields: ['items'],
  },
  {
    require: 'length(payload.items) <= 200',
    message: 'Google Analytics takes no more than 200 items.',
    code: 'TOO_MANY_ITEMS',
    fields: ['items'],
    severity: 'warning',
  },
] as const

export const currency = text('Currency', 'As a code of three letters, such as EUR.')
export const value = number('Value', 'What it is worth, in the currency.')
export const coupon = text('Coupon', 'The coupon for the whole order.')
export const affiliation = text('Affiliation', 'The shop or branch that sold it.')
export const shipping = number('Shipping', 'What sending it costs.')
export const tax = number('Tax', 'The tax on it.')

export const currencyCheck = {
  require: '!exists(payload.currency) or uppercase(payload.currency) in let.currencies',
  message: 'The currency is none of ISO 4217.',
  code: 'INVALID_CURRENCY_CODE',
  fields: ['currency'],
} as const

/** Without its currency Google Analytics does not count a value. */
export const valueCheck = {
  require: '!exists(payload.value) or payload.value = 0 or exists(payload.currency)',
  message: 'A value needs its currency.',
  code: 'INVALID_CURRENCY_CODE',
  fields: ['currency'],
} as const
