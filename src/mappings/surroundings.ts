import { compileLambda, type Evaluation } from '../expressions/compile.js'
import type { Expression, Lambda, Variable } from '../expressions/expression.js'
import { readsOf } from '../expressions/reads.js'

/**
 * What a directive may know beside the data (mappings.md, rule 6): values that are fixed for one run of a mapping, so
 * that every directive in it sees the same. A directive reads one by `scope.given`.
 */
export interface Surroundings {
  /** What the clock says, in milliseconds since 1970. */
  readonly now?: number
}

/** Where surroundings come from: what an engine was given. Without one of these, what it gives is missing. */
export interface SurroundingsSources {
  /** Milliseconds since 1970, as `Date.now` gives them. */
  readonly clock?: () => number
}

/** `body` as a function of the data; the sources are asked once a run, and only where it reads what they give. */
export function compileInSurroundings(
  body: Expression,
  [data, surroundings]: readonly [data: Variable, surroundings: Variable],
  evaluation: Evaluation,
  sources: SurroundingsSources,
): (data: unknown) => unknown {
  const compile = (parameters: Lambda['parameters']) => compileLambda({ parameters, body }, evaluation)
  if (readsOf(body).every(({ from }) => from !== surroundings)) return compile([data])
  const apply = compile([data, surroundings])
  return (value) => apply(value, surroundingsFrom(sources))
}

/** What the sources say now. */
export const surroundingsFrom = ({ clock }: SurroundingsSources): Surroundings =>
  clock === undefined ? {} : { now: clock() }
