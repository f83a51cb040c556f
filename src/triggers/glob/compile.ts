import { utf8Length } from '../../json/utf8-length.js'
import { maxQueryBytes } from '../limits.js'
import { type GlobStep, parseGlob } from './parse.js'
import { matchParts } from './parts.js'
import { matchStates } from './states.js'

/**
 * The matcher of a glob: whether a whole text fits. Takes time in proportion to the text, whatever the glob is
 * (triggers.md, `match`). A malformed glob, and one from an event that is longer than a query may be, match nothing.
 */
export function compileGlob(glob: string): (text: string) => boolean {
  const { steps, problem } = parseGlob(glob)
  if (problem !== undefined || glob.length > maxQueryBytes || utf8Length(glob) > maxQueryBytes)
    return () => false
  const parts = partsOf(steps)
  return parts === undefined ? matchStates(steps) : matchParts(parts)
}

/** The texts between the runs, where there is nothing but runs and texts. */
function partsOf(steps: readonly GlobStep[]): readonly string[] | undefined {
  const parts = ['']
  for (const step of steps) {
    if (step.kind === 'class') return undefined
    if (step.kind === 'run') parts.push('')
    else parts[parts.length - 1] += step.character
  }
  return parts
}
