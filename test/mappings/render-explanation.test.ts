import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, explainMapping, renderMappingExplanation } from '../../src/mappings/index.js'
import { anyData, functions, mappingOfRegistry } from './arbitraries.js'

const path = (text: string): Json => ({ '@path': text })
const event: Json = {
  userId: null,
  anonymousId: 'a-1',
  event: 'Order Completed',
  properties: {
    total: '8',
    products: [
      { sku: 'a', price: 0 },
      { sku: 'b', price: 9 },
    ],
    notes: 'n'.repeat(80),
  },
}

it('has a line for each place of the output', () => {
  const mapping: Json = {
    amount: { '@cast': { value: path('$.properties.total'), to: 'number' } },
    user: { '@coalesce': [path('$.userId'), path('$.none'), path('$.anonymousId')] },
    kind: { '@if': { condition: 'properties.total = "8"', then: 'small', else: 'large' } },
    'odd.key': 'plain',
    text: { '@template': '{{event}}: {{properties.total}}' },
    items: {
      '@each': {
        in: path('$.properties.products'),
        where: '@.price > 0',
        do: { id: path('@.sku'), at: path('@index') },
      },
    },
    notes: path('$.properties.notes'),
    none: path('$.properties.none'),
  }
  expect(renderMappingExplanation(explainMapping(mapping, event)).split('\n')).toEqual([
    `amount       8                                         ← $.properties.total (@cast)`,
    `user         "a-1"                                     ← $.anonymousId (@coalesce), because $.userId is null and $.none is missing`,
    `kind         "small"                                   ← written in the mapping (@if), because $.properties.total is "8"`,
    `['odd.key']  "plain"                                   ← written in the mapping`,
    `text         "Order Completed: 8"                      ← $.event, $.properties.total (@template)`,
    `items[0].id  "b"                                       ← $.properties.products[1].sku (@each), because $.properties.products[1].price is 9`,
    `items[0].at  1                                         ← computed (@each), because $.properties.products[1].price is 9`,
    `notes        "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…  ← $.properties.notes`,
    `none         —                                         ← $.properties.none, which is missing`,
  ])
})

it('calls the whole output by that name', () => {
  expect(renderMappingExplanation(explainMapping(path('$.userId'), event))).toBe('(whole)  null  ← $.userId')
})

it('keeps a line a line', () => {
  const explanation = explainMapping({ 'a\nb': path("$['c.\u2028d']") }, { 'c.\u2028d': 1 })
  expect(renderMappingExplanation(explanation)).toBe("a b  1  ← $['c. d']")
})

it('says why there is no output', () => {
  const failure = {
    code: 'NOT_GOOD',
    message: 'this is not good',
    at: '/a/@strict',
    directives: [],
    literals: [],
  }
  const reads = [{ path: '$.x', keys: ['x'], value: 'bad' }]
  expect(renderMappingExplanation({ sources: [], missing: [], failure: { ...failure, reads } })).toBe(
    'NOT_GOOD at /a/@strict: this is not good; $.x is "bad"',
  )
})

it('has a line for everything that is explained, for any mapping and data', () => {
  fc.assert(
    fc.property(mappingOfRegistry, anyData, (mapping, data) => {
      fc.pre(checkMapping(mapping, { functions }).every(({ severity }) => severity !== 'error'))
      const explanation = explainMapping(mapping, data, { functions })
      fc.pre(explanation.failure === undefined)
      const lines = renderMappingExplanation(explanation).split('\n')
      expect(lines.length).toBe(Math.max(1, explanation.sources.length + explanation.missing.length))
      // Liquid itself prints an object so; a line may end in the middle of it.
      for (const line of lines)
        expect(line.replaceAll(/\[object(?: Object\]|[ Object]*…)/g, '')).not.toMatch(/undefined|\[object/)
    }),
    { numRuns: 300, maxSkipsPerRun: 1_000 },
  )
})
