import { entriesOf, isObject, type Json, type JsonObject } from '../json/value.js'
import { isDirective } from './is-directive.js'
import { isKeyProblem, type KeySteps, parseKey } from './keys.js'

/**
 * A mapping whose keys are expanded without what it writes to the place of `key` and below: how one mapping is laid
 * over another one. What holds the place and is not written out can not be divided, and goes as a whole.
 */
export function withoutPlace(mapping: JsonObject, key: string): JsonObject {
  const steps = parseKey(key)
  return isKeyProblem(steps) ? mapping : withoutSteps(mapping, steps)
}

function withoutSteps(mapping: JsonObject, steps: KeySteps): JsonObject {
  const rest = entriesOf(mapping).flatMap(([key, value]): [string, Json][] => {
    const written = parseKey(key)
    if (
      isKeyProblem(written) ||
      !written.every((step, index) => step === steps[index] || index >= steps.length)
    )
      return [[key, value]]
    const inner = steps.slice(written.length)
    if (inner.length === 0 || !isObject(value) || isDirective(value)) return []
    const kept = withoutSteps(value, inner)
    return Object.keys(kept).length === 0 ? [] : [[key, kept]]
  })
  return Object.fromEntries(rest)
}
