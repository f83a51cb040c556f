import { type Difference, type Extent, findDifferences as findAll } from '../json/find-differences.js'
import { isAsymmetric } from './asymmetric.js'

export type { Difference }

/**
 * Every place at which two values differ, in the order of what is expected; pointers begin with `pointer`. Where a test
 * framework's own matcher is expected (`expect.any(String)`), it decides.
 */
export const findDifferences = (
  expected: unknown,
  found: unknown,
  extent: Extent,
  pointer = '',
): readonly Difference[] =>
  findAll(expected, found, extent, (wanted, value) =>
    isAsymmetric(wanted) ? wanted.asymmetricMatch(value) : undefined,
  ).map((difference) => ({ ...difference, pointer: pointer + difference.pointer }))
