import { both, either, type Known } from './known.js'
import { isEmpty } from './values.js'

/** What a condition looks at: a field, what a function gives for it, or the outcome of a condition itself. */
export interface Subject {
  /** Two subjects of one text have one value in an event. */
  readonly text: string
  /** It is a part of `@`, of which there is one for each element. */
  readonly ofElement: boolean
  /** The names that lead to it from the event, where it is a field of the event. */
  readonly path: readonly string[] | undefined
}

export interface Fact {
  readonly subject: Subject
  readonly known: Known
}

/** Facts that hold together, by the text of their subjects. */
export type Case = ReadonlyMap<string, Fact>

/** The ways in which a condition can have an outcome, never too few: one of them holds. None: it never has it. */
export type Cases = readonly Case[]

export const always: Cases = [new Map()]
export const never: Cases = []

/** Conditions joined by `and` and `or` multiply their cases; past so many, what they have in common must do. */
const mostCases = 32

/** One case, in which all facts hold. */
export const caseOf = (facts: readonly Fact[]): Cases =>
  facts.reduce<Cases>(
    (cases, fact) =>
      isEmpty(fact.known.values) ? never : allOf(cases, [new Map([[fact.subject.text, fact]])]),
    always,
  )

/** Where both hold. */
export function allOf(one: Cases, other: Cases): Cases {
  if (one.length * other.length > mostCases)
    return one.length < other.length ? allOf(one, summary(other)) : allOf(summary(one), other)
  return one.flatMap((left) => other.flatMap((right) => join(left, right) ?? []))
}

/** Where one of them holds. Cases that speak of the same single subject become one, as in `a = 1 or a = 2`. */
export function anyOf(alternatives: readonly Cases[]): Cases {
  const rest: Case[] = []
  const single = new Map<string, Fact>()
  for (const one of alternatives.flat()) {
    const [fact] = one.values()
    if (one.size !== 1 || fact === undefined) rest.push(one)
    else single.set(fact.subject.text, inCommon(single.get(fact.subject.text), fact))
  }
  const cases = [...rest, ...[...single].map((entry) => new Map([entry]))]
  return cases.length > mostCases ? summary(cases) : cases
}

/** What is left of the facts when `@` is another element, or none. */
export const withoutElements = (cases: Cases): Cases =>
  cases.map((one) => new Map([...one].filter(([, { subject }]) => !subject.ofElement)))

/** One case with what all have in common. */
function summary(cases: Cases): Cases {
  const [first, ...rest] = cases
  if (first === undefined) return never
  const facts = [...first.values()].flatMap((fact) => {
    const others = rest.map((one) => one.get(fact.subject.text))
    return others.every((other) => other !== undefined) ? [others.reduce(inCommon, fact)] : []
  })
  return [new Map(facts.map((fact) => [fact.subject.text, fact]))]
}

const inCommon = (one: Fact | undefined, other: Fact): Fact =>
  one === undefined ? other : { subject: other.subject, known: either(one.known, other.known) }

/** Both cases at once, or undefined where they exclude each other. */
function join(one: Case, other: Case): Case | undefined {
  const [small, large] = one.size < other.size ? [one, other] : [other, one]
  const joined = new Map(large)
  for (const [text, fact] of small) {
    const present = large.get(text)
    const together = present === undefined ? fact : { ...fact, known: both(present.known, fact.known) }
    if (isEmpty(together.known.values)) return undefined
    joined.set(text, together)
  }
  return joined
}
