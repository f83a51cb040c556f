import type { Dice } from '../../src/events/sample/dice.js'
import { isObject, type Json } from '../../src/json/value.js'

/** Values that schemas with a format or a pattern may want. */
const texts = [
  'abc',
  '12',
  'DE',
  'EUR',
  'de-DE',
  'en',
  'ann@example.com',
  'https://shop.example.com/tea?x=1',
  'https://hooks.slack.com/services/T000/B000/abc',
  '2025-02-11T14:03:21.000Z',
  '2025-02-11',
  '203.0.113.17',
  'true',
  '',
] as const

const numbers = [0, 1, 2, 7, 12.5, 50, 2025] as const

/** A few products, as shops send them. */
export const products: Json = [
  {
    product_id: 'p-1',
    sku: 'a-1',
    name: 'Tea',
    brand: 'Leaf',
    price: 12.5,
    quantity: 2,
    category: 'Green',
    variant: 'Bag',
  },
  {
    product_id: 'p-2',
    sku: 'b-2',
    name: 'Cup',
    brand: 'Clay',
    price: 9,
    quantity: 1,
    category: 'Ware',
    variant: 'Blue',
  },
]

/** Values of every kind, for a field of which nothing is known. */
export const anything: readonly Json[] = [
  ...texts,
  ...numbers,
  true,
  false,
  ['a'],
  [3],
  products,
  { a: 1, country: 'DE' },
]

/** A value that is meant to fit a schema; it need not, and whoever uses it asks. */
export function valueFor(schema: unknown, dice: Dice): Json {
  if (!isObject(schema)) return draw(anything, dice)
  if (schema.const !== undefined) return schema.const as Json
  if (Array.isArray(schema.enum)) return draw(schema.enum as Json[], dice)
  const types = [schema.type ?? []].flat().map(String)
  switch (types.length === 0 ? 'any' : draw(types, dice)) {
    case 'string':
      return textFor(schema, dice)
    case 'number':
    case 'integer':
      return numberFor(schema, dice)
    case 'boolean':
      return dice.chance(0.5)
    case 'null':
      return null
    case 'array':
      return Array.from({ length: dice.between(1, 2) }, () => valueFor(schema.items, dice))
    case 'object':
      return objectFor(schema, dice)
    default:
      return draw(anything, dice)
  }
}

function textFor({ format, pattern, maxLength }: Record<string, unknown>, dice: Dice): string {
  if (format === 'date-time') return '2025-02-11T14:03:21.000Z'
  if (format === 'email') return 'ann@example.com'
  if (format === 'uri') return draw(texts.slice(7, 9), dice)
  if (format === 'date') return '2025-02-11'
  const fitting = texts.filter(
    (text) =>
      (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text)) &&
      (typeof maxLength !== 'number' || text.length <= maxLength),
  )
  return draw(fitting.length > 0 ? fitting : texts, dice)
}

function numberFor({ minimum, maximum, type }: Record<string, unknown>, dice: Dice): number {
  const whole = [type].flat().includes('integer')
  const fitting = numbers.filter(
    (number) =>
      (!whole || Number.isInteger(number)) &&
      (typeof minimum !== 'number' || number >= minimum) &&
      (typeof maximum !== 'number' || number <= maximum),
  )
  return draw(fitting.length > 0 ? fitting : numbers, dice)
}

/** Every field that is declared, some of those that need not be there left out. */
function objectFor(
  { properties, required, additionalProperties }: Record<string, unknown>,
  dice: Dice,
): Json {
  const needed = Array.isArray(required) ? required : []
  const declared = Object.entries(isObject(properties) ? properties : {})
  const fields = declared.flatMap(([name, field]): [string, Json][] =>
    needed.includes(name) || dice.chance(0.8) ? [[name, valueFor(field, dice)]] : [],
  )
  if (isObject(additionalProperties)) fields.push(['other', valueFor(additionalProperties, dice)])
  return Object.fromEntries(fields)
}

export function draw<Item>(items: readonly Item[], dice: Dice): Item {
  const item = items[dice.below(items.length)]
  if (item === undefined) throw new Error('there is nothing to draw from')
  return item
}
