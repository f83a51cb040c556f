import type { Choices } from './dice.js'

/** What the sample shop sells. Amounts are in cents, so that sums are exact. */
export interface Article {
  readonly id: string
  readonly sku: string
  readonly slug: string
  readonly name: string
  readonly category: Category
  readonly brand: string
  readonly variants: Choices<string>
  readonly cents: number
}

export type Category = 'Kitchen' | 'Garden' | 'Stationery' | 'Clothing' | 'Tea'

export const categories: Choices<Category> = ['Kitchen', 'Garden', 'Stationery', 'Clothing', 'Tea']

const oneSize: Choices<string> = ['standard']
const sizes: Choices<string> = ['S', 'M', 'L', 'XL']
const colours: Choices<string> = ['blue', 'grün', 'rosé', 'black']

function article(
  number: number,
  name: string,
  slug: string,
  category: Category,
  brand: string,
  cents: number,
  variants = oneSize,
): Article {
  const sku = `${category.slice(0, 3).toUpperCase()}-${number}`
  return { id: `prod_${number}`, sku, slug, name, category, brand, variants, cents }
}

// Brands that do not exist: each is some language's word for a sample.
const [kitchen, garden, desk, wear, leaves] = [
  'Muster',
  'Specimen & Co',
  '見本',
  'Ejemplo',
  'Exemplo',
] as const

export const articles: Choices<Article> = [
  article(1001, 'Stoneware Mug', 'stoneware-mug', 'Kitchen', kitchen, 1450, colours),
  article(1002, 'Crêpe Pan 28 cm', 'crepe-pan', 'Kitchen', kitchen, 3995),
  article(1003, 'Oak Cutting Board', 'oak-cutting-board', 'Kitchen', kitchen, 5400),
  article(1004, 'Käsereibe "Fein"', 'kaesereibe-fein', 'Kitchen', kitchen, 1899),
  article(2001, 'Watering Can 5 l', 'watering-can', 'Garden', garden, 2790, colours),
  article(2002, 'Seed Box, 12 sorts', 'seed-box', 'Garden', garden, 1225),
  article(2003, 'Hand Trowel', 'hand-trowel', 'Garden', garden, 999),
  article(3001, 'Notebook A5, dotted', 'notebook-a5', 'Stationery', desk, 890, colours),
  article(3002, '万年筆', 'fountain-pen', 'Stationery', desk, 12900),
  article(3003, 'Ink 50 ml', 'ink', 'Stationery', desk, 1610, colours),
  article(3004, 'Postcards ✉ Set of 8', 'postcards', 'Stationery', desk, 640),
  article(4001, 'Linen Shirt', 'linen-shirt', 'Clothing', wear, 6950, sizes),
  article(4002, 'Wool Socks', 'wool-socks', 'Clothing', wear, 1190, sizes),
  article(4003, 'Gorro de lana', 'gorro-de-lana', 'Clothing', wear, 2475, colours),
  article(5001, 'Sencha 煎茶 100 g', 'sencha', 'Tea', leaves, 1380),
  article(5002, 'Chá de Hortelã', 'cha-de-hortela', 'Tea', leaves, 785),
  article(5003, 'Tea Sampler 🍵', 'tea-sampler', 'Tea', leaves, 2250),
]

const byCategory = new Map(categories.map((category) => [category, articlesOf(category)]))

/** The articles of a category, always at least one. */
export function articlesIn(category: Category): Choices<Article> {
  return byCategory.get(category) ?? articles
}

function articlesOf(category: Category): Choices<Article> {
  const [first, ...others] = articles.filter((candidate) => candidate.category === category)
  return first === undefined ? articles : [first, ...others]
}
