import { expect } from 'vitest'
import { compareVector } from '../definitions/compare-vector.js'
import { noResult, type VectorResult } from '../definitions/vector-result.js'
import { canonicalText } from '../mappings/canonical-text.js'
import type { Results } from './cases.js'
import type { VectorFiles } from './vector-files.js'

/** Holds what came of all cases to what their vectors say. */
export function expectResults(results: Results, { fql, mappings, filters, destinations }: VectorFiles): void {
  for (const { cases } of fql)
    for (const { id, result } of cases) expect(results[id], id).toEqual({ value: result })
  for (const { cases } of mappings)
    for (const one of cases) {
      const expected = one.ours ?? one
      if (expected.invalid === true) continue
      const value = expected.absent === true ? {} : { output: expected.output }
      expect(canonicalText(results[one.id]), one.id).toBe(canonicalText({ value }))
    }
  for (const { id, result, invalid } of filters)
    if (invalid !== true)
      expect(results[id], id).toEqual(result === null ? {} : { value: { output: result } })
  for (const { vectors } of destinations)
    for (const vector of vectors) {
      if (vector.optional !== undefined) continue
      const { value, refused } = results[vector.id] ?? {}
      const found = refused === undefined ? value : { ...noResult, refused: { message: refused } }
      if (!isVectorResult(found)) throw new Error(`nothing came of ${vector.id}`)
      compareVector(vector, found)
    }
}

const isVectorResult = (value: unknown): value is VectorResult =>
  typeof value === 'object' && value !== null && 'requests' in value
