import { loop, variable } from '../../expressions/expression.js'
import { boolean, list } from '../../expressions/kinds.js'
import type { FqlFunction } from './function.js'

export const every: FqlFunction = {
  name: 'every',
  summary:
    'Whether every element of a list meets a condition, in which it is called @; true for an empty list.',
  signature: {
    parameters: [
      { name: 'list', accepts: list },
      { name: 'condition', accepts: boolean, perElement: true },
    ],
    returns: boolean,
  },
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
  lower: (args) => {
    const element = variable('@')
    return loop({
      mode: 'every',
      list: args.value(0),
      element,
      index: variable('@index'),
      where: undefined,
      body: args.condition(1, element),
    })
  },
}
