import { describe, expect, it } from 'vitest'
import { meterOf } from '../../src/expressions/budget/meter.js'
import { sizeOf } from '../../src/expressions/budget/size-of.js'
import { weightOfRound } from '../../src/expressions/budget/weight.js'
import { Work } from '../../src/expressions/budget/work.js'
import {
  call,
  type Expression,
  listOf,
  literal,
  loop,
  not,
  variable,
} from '../../src/expressions/expression.js'
import { ValueFailure } from '../../src/expressions/failure.js'
import { boolean } from '../../src/expressions/kinds.js'
import { defineNative } from '../../src/expressions/native.js'

const most = 1_000_000

describe('the size of a value', () => {
  it.each([
    ['nothing', undefined, 1],
    ['null', null, 1],
    ['a number', 12.5, 1],
    ['a text, by its characters', 'abc', 4],
    ['an empty list', [], 1],
    ['the elements of a list', [1, null, true], 4],
    ['the texts in a list', ['ab', 'c'], 6],
    ['lists in lists', [[1], [[2]]], 6],
    ['an object, its keys included', { name: 'Ann' }, 9],
    ['keys of nothing', { ab: null, c: undefined }, 6],
    ['objects in objects', { a: { bc: [1] } }, 7],
  ])('counts %s', (_, value, size) => {
    expect(sizeOf(value, most)).toBe(size)
  })

  it('counts what stands in several places in each', () => {
    const shared = { a: 1 }
    expect(sizeOf([shared, shared], most)).toBe(2 * sizeOf(shared, most) + 1)
  })

  it('is not worked out much beyond what is asked for', () => {
    let doubled: unknown = 'x'
    for (let level = 0; level < 100; level += 1) doubled = [doubled, doubled]
    expect(sizeOf(doubled, 1_000)).toBeGreaterThan(1_000)
    expect(sizeOf(doubled, 1_000)).toBeLessThan(1_100)
  })
})

/** What looking at a value costs: the least work that is enough for it. */
function costOf(look: (work: Work) => void): number {
  for (let enough = 0; enough < 1_000; enough += 1) {
    try {
      look(new Work(enough))
      return enough
    } catch (error) {
      if (!(error instanceof ValueFailure)) throw error
    }
  }
  return Number.POSITIVE_INFINITY
}

describe('work', () => {
  it.each([
    ['text', 'abcd', 4],
    ['text', { name: 'Ann' }, 0],
    ['text', ['abcd'], 0],
    ['elements', ['abcd', 1], 2],
    ['elements', { a: 1, b: 2 }, 16],
    ['elements', 'abcd', 4],
    ['everywhere', { name: 'Ann' }, 9],
    ['everywhere', 12.5, 0],
    ['everywhere', null, 0],
  ] as const)('is spent by a look at %s of %j', (looks, value, cost) => {
    expect(costOf((work) => work.look(value, looks))).toBe(cost)
  })

  it('is spent for all rounds of a loop when it is entered', () => {
    expect(costOf((work) => work.enter([1, 2, 3], 7))).toBe(21)
    expect(costOf((work) => work.enter('abc', 7))).toBe(0)
  })

  it('says how much there may be where it runs out', () => {
    expect(() => new Work(5).spend(6)).toThrow('the data makes more than 5 steps of work')
    expect(() => new Work(5).spend(Number.NaN)).toThrow(ValueFailure)
  })
})

describe('a round of a loop', () => {
  const [element, index] = [variable('@'), variable('@index')]
  const round = (where: Expression | undefined, body: Expression) =>
    loop({ mode: 'some', list: listOf([]), element, index, where, body })

  it('costs its condition besides its body', () => {
    const plain = weightOfRound(round(undefined, element))
    expect(weightOfRound(round(not(element), element))).toBe(plain + 2)
    expect(weightOfRound(round(undefined, not(element)))).toBe(plain + 1)
  })

  it("costs the list of a loop in it, and not that one's rounds", () => {
    const inner = round(undefined, not(not(not(element))))
    expect(weightOfRound(round(undefined, inner))).toBe(
      weightOfRound(round(undefined, round(undefined, element))),
    )
  })
})

describe('without a loop', () => {
  const data = variable('data')
  const looking = defineNative({ name: 'looking', returns: boolean, apply: () => true })
  const looks = (times: number, node: Expression = data) =>
    listOf(Array.from({ length: times }, () => call(looking, [node])))
  const meter = (body: Expression, maxWork?: number) =>
    meterOf({ parameters: [data], body, ...(maxWork === undefined ? {} : { maxWork }) })

  it('nothing is counted for a few hundred looks at the data', () => {
    expect(meter(looks(500), 1)).toBeUndefined()
  })

  it('every look is, where there are more', () => {
    expect(meter(looks(501), 1)?.looks.size).toBe(501)
  })

  it('nothing is where there is no limit', () => {
    expect(meter(looks(501))).toBeUndefined()
  })

  it('a result is measured that can hold the data many hundred times', () => {
    const copies = (times: number) => listOf(Array.from({ length: times }, () => data))
    expect(meter(copies(256), 1)).toBeUndefined()
    expect(meter(copies(257), 1)?.result).toBe(true)
    expect(meter(listOf(Array.from({ length: 1_000 }, () => literal('x'))), 1)).toBeUndefined()
  })
})
