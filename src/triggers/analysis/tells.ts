import { list, string } from '../../expressions/kinds.js'
import type { Json } from '../../json/value.js'
import { type GlobStep, parseGlob } from '../glob/parse.js'
import { type Known, known } from './known.js'
import { beginningWith } from './prefix.js'
import * as values from './values.js'

/** What the outcome of a function says of its first argument: the functions of the language point here. */

export const knownNull: Known = known(values.onlyValue(null))
export const knownPresent: Known = known(values.complement(values.onlyValue(null)))
export const knownList: Known = known(values.aList)

/** Of `contains(value, part)`. */
export function knownPart(part: Json | undefined, outcome: boolean): Known | undefined {
  const texts = typeof part === 'string' ? [{ about: 'part', text: part, holds: outcome } as const] : []
  if (!outcome) return texts.length === 0 ? undefined : known(values.anyValue, texts)
  return known(values.ofKinds(part === undefined || texts.length > 0 ? string | list : list), texts)
}

/** Of `startswith(text, prefix)`. */
export function knownPrefix(prefix: Json | undefined, outcome: boolean): Known | undefined {
  if (typeof prefix !== 'string') return outcome ? known(values.ofKinds(string)) : undefined
  return outcome
    ? known(values.onlyTexts(beginningWith(prefix)), [{ about: 'part', text: prefix, holds: true }])
    : undefined
}

/** Of `endswith(text, suffix)`. */
export function knownSuffix(suffix: Json | undefined, outcome: boolean): Known | undefined {
  const texts = typeof suffix === 'string' ? [{ about: 'end', text: suffix, holds: outcome } as const] : []
  if (outcome) return known(values.ofKinds(string), texts)
  return texts.length === 0 ? undefined : known(values.anyValue, texts)
}

/** Of `match(text, glob)`: a text that matches begins, goes on and ends as the plain parts of the glob do. */
export function knownGlob(glob: Json | undefined, outcome: boolean): Known | undefined {
  if (!outcome) return undefined
  const { steps, problem } = parseGlob(typeof glob === 'string' ? glob : '*')
  if (problem !== undefined) return known(values.noValue)
  const parts = plainParts(steps)
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  return known(values.onlyTexts(beginningWith(first)), [
    ...parts.map((text) => ({ about: 'part', text, holds: true }) as const),
    { about: 'end', text: last, holds: true },
  ])
}

/** The characters between the steps that stand for any; the first and last part are empty where such a step is there. */
function plainParts(steps: readonly GlobStep[]): readonly string[] {
  const parts = ['']
  for (const step of steps)
    if (step.kind === 'character') parts.push(`${parts.pop()}${step.character}`)
    else parts.push('')
  return parts
}
