import { parseGlob } from '../glob/parse.js'

/** What a glob without any other sign than one `*` asks for. */
export interface Affix {
  readonly place: 'start' | 'end' | 'whole'
  readonly text: string
}

/** `v*`, `*v` and `v` as what they ask of a text; undefined for any other glob. `*` alone is a start with nothing. */
export function readAffix(glob: string): Affix | undefined {
  const { steps, problem } = parseGlob(glob)
  if (problem !== undefined) return undefined
  const text = steps.map((step) => (step.kind === 'character' ? step.character : '')).join('')
  const [sign, ...more] = steps.filter(({ kind }) => kind !== 'character')
  if (sign === undefined) return { place: 'whole', text }
  if (sign.kind !== 'run' || more.length > 0) return undefined
  if (steps.at(-1) === sign) return { place: 'start', text }
  return steps[0] === sign ? { place: 'end', text } : undefined
}

/** A text as a glob that fits nothing else. */
export const escapeGlob = (text: string): string => text.replace(/[*?[\\]/g, '\\$&')
