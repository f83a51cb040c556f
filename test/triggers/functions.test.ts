import { describe, expect, it } from 'vitest'
import { routines } from '../../src/triggers/functions/functions.js'
import { fqlFunctions } from '../../src/triggers/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { all, outcomes } from './back-ends.js'

const examples = fqlFunctions.flatMap(({ name, examples }) =>
  examples.map((example) => ({ name, ...deepFreeze(example) })),
)

describe('the functions of the language', () => {
  it.each(examples)('$name: $query is $result', ({ query, event, result }) => {
    expect(outcomes(query, event)).toEqual(all(result))
  })

  it('each stand in their own examples', () => {
    for (const { name, examples } of fqlFunctions)
      for (const { query } of examples) expect(query).toContain(`${name}(`)
  })

  it('have names and aliases that are all different', () => {
    const names = fqlFunctions.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(new Set(names).size).toBe(names.length)
  })

  it('are the ones that a trigger is compiled with', () => {
    expect(fqlFunctions.map(({ name, lower }) => ({ name, lower }))).toEqual(
      routines.map(({ name, lower }) => ({ name, lower })),
    )
  })

  it('can not be added to', () => {
    expect(Object.isFrozen(fqlFunctions)).toBe(true)
  })
})

const odd = { b: true, f: false, n: 5, s: 'aé👍', l: ['a', 1], m: { a: 1 }, nil: null, t: 'true', e: '' }

describe('values of other types', () => {
  it.each([
    ['missing in [1, 2, 3, 4, 5, 6, 7, 8, null]', true],
    ['missing in [1, 2, 3, 4, 5, 6, 7, 8, 9]', false],
    ['n in [1, 2, 3, 4, 5, 6, 7, 8, null]', true],
    ['length(m) = null', true],
    ['length(b) = null', true],
    ['length(s) = 7', true],
    ['lowercase(n) = null', true],
    ['titlecase(e) = ""', true],
    ['bool("yes")', false],
    ['bool(t)', true],
    ['bool(l)', false],
    ['number(b) = 1', true],
    ['number(e) = null', true],
    ['number("1e3") = 1000', true],
    ['number("0x10") = null', true],
    ['number(" 5") = null', true],
    ['number("-") = null', true],
    ['string(b) = "true"', true],
    ['string(l) = null', true],
    ['string(nil) = null', true],
    ['contains(l, nil)', false],
    ['contains([nil], missing)', true],
    ['contains(s, nil)', false],
    ['startswith(l, "a")', false],
    ['any(m, @ = 1)', false],
    ['every(nil, @ = 1)', false],
    ['exists(f)', true],
    ['titlecase("a  bC éa") = "A  BC Éa"', true],
  ])('%s is %s', (query, result) => {
    expect(outcomes(query, deepFreeze(odd))).toEqual(all(result))
  })
})
