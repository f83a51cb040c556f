import { knownList } from '../analysis/tells.js'
import type { FqlManual } from './function.js'
import { perElement } from './per-element.js'

export const every = perElement('every', 'every')

export const everyManual: FqlManual = {
  summary:
    'Whether every element of a list meets a condition, in which it is called @; true for an empty list.',
  examples: [
    {
      query: 'every(properties.products, @.price > 10)',
      event: { properties: { products: [{ price: 25 }, { price: 9.5 }] } },
      result: false,
    },
    {
      query: 'every(properties.tags, startswith(@, "s"))',
      event: { properties: { tags: ['sale', 'spring'] } },
      result: true,
    },
    { query: 'every(properties.empty, @ = 1)', event: { properties: { empty: [] } }, result: true },
  ],
  aliases: ['each', 'allof', 'forall'],
  facts: { tells: (outcome) => (outcome ? knownList : undefined) },
}
