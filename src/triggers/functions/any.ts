import { loop, variable } from '../../expressions/expression.js'
import { boolean, list } from '../../expressions/kinds.js'
import type { FqlFunction } from './function.js'

export const any: FqlFunction = {
  name: 'any',
  summary: 'Whether some element of a list meets a condition, in which it is called @.',
  signature: {
    parameters: [
      { name: 'list', accepts: list },
      { name: 'condition', accepts: boolean, perElement: true },
    ],
    returns: boolean,
  },
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
  lower: (args) => {
    const element = variable('@')
    return loop({
      mode: 'some',
      list: args.value(0),
      element,
      index: variable('@index'),
      where: undefined,
      body: args.condition(1, element),
    })
  },
}
