import { describe, expect, it } from 'vitest'
import { compileTrigger, explainTrigger, lackingConditions } from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'

const many = Array.from({ length: 4_000 }, (_, index) => index)
const lists = deepFreeze({ a: many, b: many, c: many.map(String) })
const long = 'x'.repeat(2_000_000)

/** Queries that are cheap to answer, of which the parts are not cheap to tell. */
const dear: readonly (readonly [title: string, query: string, event: object, result: boolean])[] = [
  ['pairs of elements that a short cut leaves out', 'a.$ = b.$', lists, true],
  ['pairs of which none is right, behind a false condition', 'd and a.$ = c.$', lists, false],
  [
    'a long text beside each element, behind a false condition',
    'd and any(a, contains(long, "y") or contains(long, "z"))',
    deepFreeze({ a: many, long }),
    false,
  ],
  [
    'large values, many times',
    `d and (${Array.from({ length: 100 }, () => 'e = e').join(' or ')})`,
    deepFreeze({ e: Array.from({ length: 1000 }, () => 'x'.repeat(1000)) }),
    false,
  ],
]

describe('an explanation of a query', () => {
  it.each(dear)(
    'ends where there is too much to tell, and keeps the result: %s',
    (_, query, event, result) => {
      expect(compileTrigger(query)(event)).toBe(result)
      const { tree, ...told } = explainTrigger(query, event)
      expect(told).toEqual({
        result,
        decisive: [],
        failure: { code: 'TOO_LARGE', message: 'the data makes more than 10000000 steps of work' },
      })
      expect(tree.text).toBe(query)
      expect(JSON.stringify(tree)).not.toContain('"value')
    },
  )

  it('says why a query can not be answered, as the compiled one fails', () => {
    const query = 'a.$ = b.$ and a.$ > b.$ and b.$ = "none" or a.$ = b.$ and b.$ = c.$ and c.$ = "none"'
    const options = { maxWork: 10_000 }
    expect(() => compileTrigger(query, options)(lists)).toThrow('steps of work')
    expect(explainTrigger(query, lists, options)).toMatchObject({
      result: false,
      decisive: [],
      failure: { code: 'TOO_LARGE' },
    })
  })

  it('is whole for events as they are, and has no failure', () => {
    const event = deepFreeze({ products: Array.from({ length: 300 }, (_, id) => ({ id, price: id })) })
    const told = explainTrigger('any(products, @.price > 298) and products.$.id = products.$.price', event)
    expect(told).not.toHaveProperty('failure')
    expect(told.decisive.map(({ words }) => words)).toEqual([
      '1 of 300 elements of products meets @.price > 298',
      expect.stringContaining('products.$.id'),
    ])
  })

  it('says of data without an end that it nests too deeply', () => {
    const around: Record<string, unknown> = { a: 1 }
    around.self = around
    expect(explainTrigger('self = "x"', around)).toMatchObject({
      result: false,
      failure: { code: expect.stringMatching(/^TOO_(?:DEEP|LARGE)$/) },
    })
  })

  it('shows the beginning of a long text', () => {
    const [decisive] = explainTrigger('a = "y"', { a: long }).decisive
    expect(decisive?.words).toBe(`a is "${'x'.repeat(40)}…", needs to be "y"`)
    const [blank] = explainTrigger('a = "y"', { a: `${' '.repeat(1_000)}z` }).decisive
    expect(blank?.words).toContain('…')
  })
})

describe('the conditions that an event lacks', () => {
  it('can not be told where there is too much of it', () => {
    expect(() => lackingConditions('d and a.$ = b.$ and b.$ = "x" and a.$ != b.$', lists)).toThrow(
      'steps of work',
    )
  })
})
