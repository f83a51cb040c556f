import { beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { knownDefects } from './defects/index.js'
import { differencesIn } from './differences.js'
import { defectBehind, formatUnexplained, type Measurement, measure } from './measure.js'

// `npm run differential` runs other seeds and prints how often each known defect was met.
const count = 10_000

describe(`of ${count} random mappings`, () => {
  let measured: Measurement
  beforeAll(() => {
    measured = measure({ seed: 1, count })
  }, 120_000)

  it('every one that the public package answers differently differs by known defects alone', () => {
    const { unexplained } = measured
    expect(unexplained && formatUnexplained(unexplained)).toBeUndefined()
  })

  it('at least half give the same value, and few are refused by both', () => {
    expect(measured.same).toBeGreaterThan(count / 2)
    expect(measured.refused).toBeLessThan(count / 5)
  })

  it('some show each known defect', () => {
    expect(knownDefects.filter((defect) => !measured.byDefect.has(defect)).map(({ name }) => name)).toEqual(
      [],
    )
  })
})

describe('the example of a known defect shows that one and no other', () => {
  it.each(knownDefects)('$name', (defect) => {
    const { mapping, event } = defect.example
    expect(differencesIn(mapping, event).map((one) => defectBehind(one)?.name)).toEqual([defect.name])
  })
})

describe('a difference is followed down to the directive that makes it', () => {
  it.each<[title: string, mapping: Json, event: Json, parts: readonly Json[]]>([
    [
      'in options, in lists and in objects',
      { a: [{ '@case': { operator: 'upper', value: { '@path': '$.name[0]' } } }] },
      { name: 'ann' },
      [{ '@path': '$.name[0]' }],
    ],
    [
      'in the shape of a list, where paths start at the element',
      { a: { '@arrayPath': ['$.list', { b: { '@path': '$.sku.length' } }] } },
      { list: [{ sku: 1 }, { sku: 'abc' }] },
      [{ '@path': '$.sku.length' }],
    ],
    [
      'in what reads the result of another mapping',
      { a: { '@transform': { apply: { n: 0 }, mapping: { '@path': '$.n.x' } } } },
      {},
      [{ '@path': '$.n.x' }],
    ],
    [
      'each hole of a template by itself',
      { a: { '@template': '{{o}}-{{$.n}}' } },
      { o: {}, n: 1 },
      [{ '@template': '{{o}}' }, { '@template': '{{$.n}}' }],
    ],
    [
      'more than one',
      { a: { '@path': '$' }, b: { '@path': '$.n.x' } },
      { n: 0 },
      [{ '@path': '$' }, { '@path': '$.n.x' }],
    ],
    ['not at all where both do the same', { a: { '@path': '$.n' } }, { n: 0 }, []],
  ])('%s', (_, mapping, event, parts) => {
    expect(differencesIn(mapping, event).map((one) => one.mapping)).toEqual(parts)
  })
})
