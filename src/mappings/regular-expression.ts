import { RE2JS, RE2JSException } from 're2js'
import type { Work } from '../expressions/budget/work.js'
import { ValueFailure } from '../expressions/failure.js'

/** A regular expression in RE2 syntax (https://github.com/google/re2/wiki/Syntax), compiled. */
export interface RegularExpression {
  readonly engine: RE2JS
  /** The names of the groups by their numbers, undefined for those without; the whole match is not counted. */
  readonly groups: readonly (string | undefined)[]
  readonly size: number
  readonly isLocal: boolean
}

export interface PatternProblem {
  readonly message: string
  readonly hint?: string
}

const mostCharacters = 2_000
const mostInstructions = 1_000

/** A regular expression from its text, or what is wrong with it. */
export function parseRegularExpression(
  pattern: string,
  ignorecase: boolean,
): RegularExpression | PatternProblem {
  if (pattern.length > mostCharacters)
    return { message: `a regular expression has at most ${mostCharacters} characters` }
  try {
    const engine = RE2JS.compile(pattern, ignorecase ? RE2JS.CASE_INSENSITIVE : 0)
    const size = engine.programSize()
    if (size > mostInstructions)
      return {
        message: `the regular expression comes to ${size} steps, there may be ${mostInstructions}`,
        hint: 'counted repetitions multiply: "+" or "*" costs one step',
      }
    return { engine, groups: groupsOf(engine), size, isLocal: isLocal(pattern) }
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    const reason = error.message.replace(/^error parsing regexp: /, '')
    return { message: `the regular expression is not well formed: ${reason}`, hint: hintFor(pattern, reason) }
  }
}

export function isPatternProblem(result: RegularExpression | PatternProblem): result is PatternProblem {
  return 'message' in result
}

function groupsOf(engine: RE2JS): (string | undefined)[] {
  const numbers = Object.entries(engine.namedGroups())
  return Array.from(
    { length: engine.groupCount() },
    (_, at) => numbers.find(([, number]) => number === at + 1)?.[0],
  )
}

function hintFor(pattern: string, reason: string): string {
  if (reason.includes('repeat count'))
    return 'repetitions count to 1000 at most, one inside of another multiplied; "+" and "*" are free'
  return /\(\?<?[=!]|\\[1-9]/.test(pattern)
    ? 'RE2 syntax has no lookaround and no references to groups, so that no text can make it slow'
    : 'this is RE2 syntax'
}

/**
 * Whether a search looks at little more than what it matches: nothing is repeated without a limit, or the whole is one
 * character repeated. Other patterns may look at the whole rest of the text for each match.
 */
function isLocal(pattern: string): boolean {
  return oneRepeated.test(pattern) || !/[*+]|\{\d+,\}/.test(pattern)
}

const oneRepeated = /^(?:\\[dDsSwW]|\[\^?[^[\]\\]+\]|[^\\()[\]|^$*+?{}])\+$/

/** How much one evaluation may cost, in steps of the program times characters of the text: below a second. */
const mostWork = 20_000_000

/** So many of these steps cost as much as one of a run. */
const atOnce = 3

export interface Match {
  readonly start: number
  readonly end: number
  /** The text of the whole match and of each group; undefined for a group that took no part. */
  readonly texts: readonly (string | undefined)[]
}

/**
 * The matches in a text, from left to right, at most `most`. Each costs time in proportion to the text and the pattern,
 * so many in a long text are refused with `ValueFailure` where they would come to too much; `run` is the work of the whole run.
 */
export function* matchesIn(
  text: string,
  { engine, groups, size, isLocal }: RegularExpression,
  most: number,
  run?: Work,
): Generator<Match, void> {
  const matcher = engine.matcher(text)
  let work = 0
  let position = 0
  for (let count = 0; count < most; count += 1) {
    const round = (count === 0 ? text.length : isLocal ? size : text.length - position) * size
    work += round
    if (work > mostWork)
      throw new ValueFailure(
        'PATTERN_LIMIT',
        'the text is too long, or matches too often, for the regular expression',
      )
    run?.spend(round / atOnce)
    if (!matcher.find()) return
    position = matcher.end()
    const texts = Array.from({ length: groups.length + 1 }, (_, at) => matcher.group(at) ?? undefined)
    yield { start: matcher.start(), end: position, texts }
  }
}
