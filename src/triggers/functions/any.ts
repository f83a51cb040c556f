import { knownList } from '../analysis/tells.js'
import type { FqlManual } from './function.js'
import { perElement } from './per-element.js'

export const any = perElement('any', 'some')

export const anyManual: FqlManual = {
  summary: 'Whether some element of a list meets a condition, in which it is called @.',
  examples: [
    {
      query: 'any(properties.products, @.price > 10)',
      event: { properties: { products: [{ price: 25 }, { price: 9.5 }] } },
      result: true,
    },
    {
      query: 'any(properties.tags, startswith(@, "s"))',
      event: { properties: { tags: ['sale', 'spring'] } },
      result: true,
    },
    { query: 'any(properties.empty, @ = 1)', event: { properties: { empty: [] } }, result: false },
  ],
  aliases: ['some', 'anyof', 'find'],
  facts: { elements: 'some', tells: (outcome) => (outcome ? knownList : undefined) },
}
