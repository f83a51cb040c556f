import { expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { compileMapping } from '../../src/mappings/index.js'

const value: Json = { '@path': '$' }
const cast = (to: string): Json => ({ '@cast': { value, to } })
const round = (digits: number): Json => ({ '@math': { round: value, digits } })

it.each<[Json, unknown, unknown]>([
  [round(15), 1e300, 1e300],
  [round(15), -1e300, -1e300],
  [round(15), Number.MAX_VALUE, Number.MAX_VALUE],
  [round(2), 123456789012345.67, 123456789012345.67],
  [round(2), 1.005, 1.01],
  [round(0), -0.4, 0],
  [{ '@math': { multiply: value } }, [-1, 0], 0],
  [{ '@math': { divide: value } }, [0, -5], 0],
  [{ '@math': { min: value } }, [0, '-0'], 0],
  [{ '@math': { max: value } }, ['-0'], 0],
  [cast('number'), '-0', 0],
  [cast('number'), '-1e-999', 0],
  [cast('integer'), '-0', 0],
  [cast('integer'), -0.5, 0],
  [cast('integer'), '9007199254740991', 9007199254740991],
  [cast('integer'), '-9007199254740991', -9007199254740991],
  [cast('integer'), '9007199254740993', undefined],
  [cast('integer'), '-9007199254740992', undefined],
  [cast('integer'), 1e16, undefined],
  [cast('integer'), 1e300, undefined],
  [cast('number'), 1e16, 1e16],
])('%j of %j is %j', (mapping, data, expected) => {
  // toBe tells 0 from -0.
  expect(compileMapping(mapping)(data)).toBe(expected)
})
