/** The products of an order, as a JSON Schema, and what they are mapped from. */

const keys = {
  product_id: { type: 'string' },
  sku: { type: 'string' },
  category: { type: 'string' },
  name: { type: 'string' },
  brand: { type: 'string' },
  variant: { type: 'string' },
  price: { type: 'number' },
  quantity: { type: 'number' },
  coupon: { type: 'string' },
  position: { type: 'number' },
  url: { type: 'string' },
  image_url: { type: 'string' },
} as const

export const products = {
  type: 'array',
  items: { type: 'object', properties: keys },
  title: 'Products',
  description: 'What was bought.',
} as const

export const productsMapping = {
  '@arrayPath': [
    '$.properties.products',
    Object.fromEntries(Object.keys(keys).map((key) => [key, { '@path': key }])),
  ],
}
