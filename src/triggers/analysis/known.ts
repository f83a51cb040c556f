import type { JsonScalar } from '../../json/value.js'
import { exclude, isSameFact, type TextFact } from './text-facts.js'
import * as values from './values.js'

/** What is known of one value. */
export interface Known {
  readonly values: values.Values
  /** Besides, where it is a text. */
  readonly texts: readonly TextFact[]
  /** Conditions on it whose outcome is known: they tell which single values are left. */
  readonly tests: readonly Test[]
}

export interface Test {
  /** Two tests of one name are the same condition. */
  readonly name: string
  readonly passes: (value: JsonScalar) => boolean
  readonly expected: boolean
}

/** So many single values are tried out against the conditions on them. */
const mostTried = 64

export const known = (of: values.Values, texts: readonly TextFact[] = []): Known => ({
  values: of,
  texts,
  tests: [],
})

/** Both at once; its values are empty where that can not be. */
export function both(one: Known, other: Known): Known {
  const all = values.intersect(one.values, other.values)
  // What stands in one of them is known to go together.
  const noText = one.texts.some((fact) => other.texts.some((another) => exclude(fact, another)))
  const possible = noText ? { ...all, texts: values.noValue.texts } : all
  const texts = merged(one.texts, other.texts, isSameFact)
  const tests = merged(one.tests, other.tests, isSameTest)
  return { texts, tests, values: passing(possible, [...notTried(one), ...notTried(other)]) }
}

/** What holds where one or the other does. */
export const either = (one: Known, other: Known): Known => ({
  values: values.unite(one.values, other.values),
  texts: one.texts.filter((fact) => other.texts.some((another) => isSameFact(fact, another))),
  tests: one.tests.filter((test) => other.tests.some((another) => isSameTest(test, another))),
})

/** Values that can be counted have passed the tests that stand beside them. */
const notTried = ({ values: of, tests }: Known): readonly Test[] =>
  tests.length > 0 && triedValues(of) === undefined ? tests : []

function triedValues(of: values.Values): readonly JsonScalar[] | undefined {
  const single = values.singleValues(of)
  return single === undefined || single.length > mostTried ? undefined : single
}

/** The values that pass every test, where they can be tried. */
function passing(possible: values.Values, tests: readonly Test[]): values.Values {
  const single = tests.length === 0 ? undefined : triedValues(possible)
  if (single === undefined) return possible
  const left = single.filter((value) => tests.every(({ passes, expected }) => passes(value) === expected))
  return left.length === single.length ? possible : values.oneOf(left)
}

const isSameTest = (one: Test, other: Test): boolean =>
  one.name === other.name && one.expected === other.expected

function merged<Item>(
  one: readonly Item[],
  other: readonly Item[],
  isSame: (one: Item, other: Item) => boolean,
): readonly Item[] {
  if (other.length === 0) return one
  if (one.length === 0) return other
  return [...one, ...other.filter((item) => !one.some((known) => isSame(known, item)))]
}
