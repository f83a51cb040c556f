import { didYouMean } from '../diagnostics/suggest.js'
import type { PatternProblem } from './regular-expression.js'

/** A replacement's text and references to groups, by number; 0 is the whole match. */
export type ReplacementPart = { readonly text: string } | { readonly group: number }

/**
 * The parts of `$1, ${1}0, $name, ${name}, $$` and the text between; a dollar sign before anything else is itself.
 * A group that the expression does not have is a problem.
 */
export function parseReplacement(
  replacement: string,
  groups: readonly (string | undefined)[],
): readonly ReplacementPart[] | PatternProblem {
  const parts: ReplacementPart[] = []
  for (const [whole, braced, name] of replacement.matchAll(piece)) {
    const reference = braced ?? name
    if (reference === undefined) {
      parts.push({ text: whole === '$$' ? '$' : whole })
      continue
    }
    const group = /^\d/.test(reference) ? Number(reference) : groups.indexOf(reference) + 1
    if (group > groups.length || (group === 0 && reference !== '0')) return unknownGroup(reference, groups)
    parts.push({ group })
  }
  return parts
}

export function isReplacementProblem(
  result: readonly ReplacementPart[] | PatternProblem,
): result is PatternProblem {
  return 'message' in result
}

const piece = /\$\$|\$\{(\w+)\}|\$(\d+|[A-Za-z_]\w*)|[^$]+|\$/g

function unknownGroup(reference: string, groups: readonly (string | undefined)[]): PatternProblem {
  const names = groups.filter((name) => name !== undefined)
  const { hint = `a dollar sign is written "$$", and text behind a group's name needs braces: "\${name}"` } =
    didYouMean(reference, names)
  return { message: `the regular expression has no group "${reference}"`, hint }
}
