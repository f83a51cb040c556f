import { hidden, redactText } from '../engine/secret-texts.js'
import { readOwn } from '../json/own.js'
import { pointerKeys } from '../json/pointer.js'
import type { Difference } from './differences.js'

/**
 * Differences as they may be printed, read from the redacted forms of what was expected and found: two secrets that
 * differ are told apart, and yet not shown.
 */
export function redactDifferences(
  differences: readonly Difference[],
  expected: unknown,
  found: unknown,
  secrets: readonly string[],
): readonly Difference[] {
  return differences.map((difference) => {
    const sides = {
      ...('expected' in difference ? { expected: valueAt(expected, difference.pointer) } : {}),
      ...('found' in difference ? { found: valueAt(found, difference.pointer) } : {}),
    }
    // A key that is a secret has another name in the redacted form: it leads to nothing there.
    const isNamed = Object.values(sides).some((value) => value !== undefined)
    return isNamed
      ? { pointer: difference.pointer, ...sides }
      : { pointer: redactText(difference.pointer, secrets), expected: hidden, found: hidden }
  })
}

const valueAt = (root: unknown, pointer: string): unknown =>
  pointerKeys(pointer).reduce<unknown>(readOwn, root)
