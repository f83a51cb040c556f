import { describe, expect, it } from 'vitest'
import { number, string } from '../../src/expressions/kinds.js'
import { intersect } from '../../src/expressions/types/intersect.js'
import { misfits } from '../../src/expressions/types/misfits.js'
import { readType } from '../../src/expressions/types/read-type.js'
import {
  listType,
  nothingType,
  numberType,
  ofKinds,
  textType,
  union,
} from '../../src/expressions/types/type.js'

describe('an element of a list', () => {
  const list = listType(numberType, 1, 2)

  it.each([
    ['0', numberType],
    ['1', union(numberType, nothingType)],
    ['2', nothingType],
    ['name', nothingType],
  ])('at %s is as sure as the length of the list makes it', (key, type) => {
    expect(readType(list, key)).toEqual(type)
  })
})

it('leaves of written values those that are of the kinds of both types', () => {
  const values = { kinds: number | string, scalars: [1, 'x'] }
  expect(intersect(values, textType)).toMatchObject({ kinds: string, scalars: ['x'] })
  expect(intersect(ofKinds(number), values)).toMatchObject({ kinds: number, scalars: [1] })
})

it('looks for each text behind the one before', () => {
  const twice = { kinds: string, holds: ['a', 'a'] }
  expect(misfits('a b a', twice)).toEqual([])
  expect(misfits('a b', twice)).toHaveLength(1)
})
