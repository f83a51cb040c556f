import { expect } from 'vitest'
import { compileLambda } from '../../src/expressions/compile.js'
import type { Lambda } from '../../src/expressions/expression.js'
import { interpret } from '../../src/expressions/interpret.js'
import { isObject } from '../../src/json/value.js'
import { deepFreeze } from '../deep-freeze.js'

export { deepFreeze }

const backEnds = {
  generated: (lambda: Lambda) => compileLambda(lambda, 'compiled'),
  closures: (lambda: Lambda) => compileLambda(lambda, 'closures'),
  interpreter: (lambda: Lambda) => interpret(lambda),
}

/**
 * Runs `lambda` on every back end, with frozen arguments, and asserts that all give exactly the same: the order of
 * keys counts, and so does an undefined value against a missing key. Gives the value, or throws what all threw.
 */
export function runOnAll(lambda: Lambda, ...args: readonly unknown[]): unknown {
  for (const arg of args) deepFreeze(arg)
  const interpreted = outcomeOf(() => backEnds.interpreter(lambda)(...args))
  const others = {
    generated: outcomeOf(() => backEnds.generated(lambda)(...args)),
    closures: outcomeOf(() => backEnds.closures(lambda)(...args)),
  }
  const expected = inWords(interpreted)
  expect({ generated: inWords(others.generated), closures: inWords(others.closures) }).toEqual({
    generated: expected,
    closures: expected,
  })
  if ('thrown' in interpreted) throw interpreted.thrown
  return interpreted.value
}

/** A value as text in which all that JSON would blur is visible: the order of keys, undefined, holes, -0. */
export function exactly(value: unknown): string {
  if (Array.isArray(value)) {
    const items = Array.from(value, (item, index) => (index in value ? exactly(item) : 'hole'))
    return `[${items.join(', ')}]`
  }
  if (isObject(value)) {
    const entries = Object.keys(value).map((key) => `${JSON.stringify(key)}: ${exactly(value[key])}`)
    return `{${entries.join(', ')}}`
  }
  if (typeof value === 'string') return JSON.stringify(value)
  return Object.is(value, -0) ? '-0' : String(value)
}

type Outcome = { readonly value: unknown } | { readonly thrown: unknown }

function outcomeOf(run: () => unknown): Outcome {
  try {
    return { value: run() }
  } catch (thrown) {
    return { thrown }
  }
}

const inWords = (outcome: Outcome): string =>
  'thrown' in outcome ? `throws ${outcome.thrown}` : exactly(outcome.value)
