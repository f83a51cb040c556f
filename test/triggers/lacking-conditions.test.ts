import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileTrigger, lackingConditions } from '../../src/triggers/index.js'

const event = {
  type: 'track',
  event: 'Order Complete',
  userId: null,
  properties: { total: '20', tags: ['a'] },
}

describe('what keeps an event from matching', () => {
  it.each<readonly [string, readonly (string | undefined)[]]>([
    ['event = "Order Completed"', ['event = "Order Completed", it is "Order Complete"']],
    ['type = "track" and event = "A"', ['event = "A", it is "Order Complete"']],
    [
      'type = "page" and event = "A"',
      ['type = "page", it is "track"', 'event = "A", it is "Order Complete"'],
    ],
    ['(type = "page" and event = "A") or event = "B"', ['event = "B", it is "Order Complete"']],
    ['properties.total = 20', ['properties.total = 20, it is the text "20"']],
    ['properties.total > 200', ['properties.total > 200, it is "20"']],
    ['exists(userId)', [undefined]],
    ['userId != null', [undefined]],
    ['!(type = "track")', [undefined]],
    ['type != "track"', ['type != "track", it is "track"']],
    ['!(type = "track" or event = "A")', [undefined]],
    ['properties.tags.$ = "b"', [undefined]],
    ['type = "track"', []],
    ['all', []],
  ])('%s', (query, needs) => {
    expect(lackingConditions(query, event).map((condition) => condition.needs)).toEqual(needs)
  })

  it('is said in words where it is no comparison with a value', () => {
    expect(lackingConditions('exists(userId)', event).map(({ words }) => words)).toEqual([
      'userId is null, needs to be there',
    ])
    expect(lackingConditions('!(type = "track")', event).map(({ words }) => words)).toEqual([
      'type is "track", may not be "track"',
    ])
  })

  it('is nearer for a text that is nearly right, and farther for another type of event', () => {
    const gapOf = (query: string) => lackingConditions(query, event)[0]?.gap ?? 0
    expect(gapOf('event = "Order Completed"')).toBeLessThan(gapOf('event = "Signed Up"'))
    expect(gapOf('event = "Signed Up"')).toBeLessThan(gapOf('type = "page"'))
  })
})

it('is nothing exactly where the query matches', () => {
  const leaf = fc.constantFrom(
    'type = "track"',
    'event = "A"',
    'exists(userId)',
    'properties.total > 5',
    'properties.tags.$ = "a"',
    'any(properties.tags, @ = "b")',
    'userId != null',
  )
  const { query } = fc.letrec<{ query: string }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc
        .tuple(tie('query'), fc.constantFrom('and', 'or'), tie('query'))
        .map(([a, b, c]) => `(${a} ${b} ${c})`),
      tie('query').map((inner) => `!(${inner})`),
    ),
  }))
  fc.assert(
    fc.property(
      query,
      fc.constantFrom(event, {}, { type: 'track', event: 'A', userId: 'u' }),
      (text, value) => {
        expect(lackingConditions(text, value).length === 0).toBe(compileTrigger(text)(value))
      },
    ),
  )
})
