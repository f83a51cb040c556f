import { mostWork } from '../expressions/budget/most-work.js'
import { compileLambda, type Evaluation } from '../expressions/compile.js'
import type { Expression, Lambda, Variable } from '../expressions/expression.js'
import { ValueFailure } from '../expressions/failure.js'
import { readsOf } from '../expressions/reads.js'

/**
 * What a directive may know beside the data (mappings.md, rule 6): values that are fixed for one run, so that every
 * directive in it sees the same. A directive reads one by `scope.given`.
 */
export interface Surroundings {
  /** What the clock says, in milliseconds since 1970. */
  readonly now?: number | undefined
  /** What all that is random in the run is worked out from, so that a tree of pure nodes can hold it. */
  readonly seed?: string | undefined
}

/** Where surroundings come from: what an engine was given. Without one of these, what it gives is missing. */
export interface SurroundingsSources {
  /** Milliseconds since 1970, as `Date.now` gives them. */
  readonly clock?: () => number
  /** Numbers from 0 to below 1, as `Math.random` gives them. */
  readonly random?: () => number
}

/** `body` as a function of the data; the sources are asked once a run, and only where it reads what they give. */
export function compileInSurroundings(
  body: Expression,
  [data, surroundings]: readonly [data: Variable, surroundings: Variable],
  evaluation: Evaluation,
  { maxWork = mostWork, ...sources }: SurroundingsSources & Pick<Lambda, 'maxWork'>,
): (data: unknown) => unknown {
  const compile = (parameters: Lambda['parameters']) =>
    compileLambda({ parameters, body, maxWork }, evaluation)
  const read = surroundingsRead(body, surroundings)
  if (read.size === 0) return compile([data])
  const apply = compile([data, surroundings])
  return (value) => apply(value, surroundingsFrom(sources, read))
}

/** Names of surroundings. */
export type SurroundingsNames = ReadonlySet<string>

/** Which of the surroundings an expression can read. */
export const surroundingsRead = (body: Expression, surroundings: Variable): SurroundingsNames =>
  new Set(readsOf(body).flatMap(({ from, keys }) => (from === surroundings ? keys.slice(0, 1) : [])))

/** What a run may be given, for whoever only asks what a mapping can give. */
export const sampleSurroundings: Surroundings = { now: 0, seed: '' }

/**
 * What the sources say now; those are asked that give what is read. Without a random source `seed` is the name of the
 * run, where it has one. Throws `ValueFailure` where what a source gives is no random number.
 */
export function surroundingsFrom(
  { clock, random }: SurroundingsSources,
  read: SurroundingsNames,
  name?: string,
): Surroundings {
  return {
    now: read.has('now') ? clock?.() : undefined,
    seed: read.has('seed') ? (random === undefined ? name : drawSeed(random)) : undefined,
  }
}

/** 128 random bits in hexadecimal, a few more than a UUID has. */
const drawSeed = (random: () => number): string => Array.from({ length: 4 }, () => wordOf(random())).join('')

function wordOf(drawn: number): string {
  if (typeof drawn === 'number' && drawn >= 0 && drawn < 1)
    return Math.floor(drawn * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
  throw new ValueFailure('NO_RANDOM', 'the random source gives something else than numbers from 0 to below 1')
}
