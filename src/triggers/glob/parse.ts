import { characterAt } from '../characters.js'

/** One step of a glob (requirements.md R39), by code points. */
export type GlobStep =
  | { readonly kind: 'character'; readonly character: string }
  /** One character of one of the ranges, both ends included; of none of them where `negated`. `?` is: not of none. */
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly GlobRange[] }
  /** Any run of characters. */
  | { readonly kind: 'run' }

export type GlobRange = readonly [first: number, last: number]

export interface ParsedGlob {
  readonly steps: readonly GlobStep[]
  /** What is wrong with it; then it matches nothing. */
  readonly problem?: string
}

export function parseGlob(glob: string): ParsedGlob {
  const reader = { glob, at: 0 }
  const steps: GlobStep[] = []
  while (reader.at < glob.length) {
    const character = take(reader)
    if (character === '*') {
      if (steps.at(-1)?.kind !== 'run') steps.push({ kind: 'run' })
    } else if (character === '?') steps.push({ kind: 'class', negated: true, ranges: [] })
    else if (character === '[') {
      const step = readClass(reader)
      if (typeof step === 'string') return { steps, problem: step }
      steps.push(step)
    } else {
      const literal = character === '\\' ? take(reader) : character
      if (literal === '') return { steps, problem: 'a backslash needs a character after it' }
      steps.push({ kind: 'character', character: literal })
    }
  }
  return { steps }
}

interface Reader {
  readonly glob: string
  at: number
}

function take(reader: Reader): string {
  const character = characterAt(reader.glob, reader.at)
  reader.at += character.length
  return character
}

/** `[abc]`, `[a-z]`, `[^a]`; a backslash takes the character after it as it is. */
function readClass(reader: Reader): GlobStep | string {
  const negated = reader.glob[reader.at] === '^'
  if (negated) reader.at += 1
  const ranges: GlobRange[] = []
  for (;;) {
    const written = take(reader)
    if (written === ']') break
    const first = written === '\\' ? take(reader) : written
    const last = takeLast(reader) ?? first
    if (first === '' || last === '') return 'a [ is never closed'
    const range = [codePointOf(first), codePointOf(last)] as const
    if (range[0] > range[1]) return `the range ${first}-${last} runs backwards`
    ranges.push(range)
  }
  return ranges.length === 0 ? 'a class [] holds nothing' : { kind: 'class', negated, ranges }
}

/** The end of a range, where a `-` that is not the last of its class comes next. */
function takeLast(reader: Reader): string | undefined {
  const { glob, at } = reader
  if (glob[at] !== '-' || glob[at + 1] === ']') return undefined
  reader.at += 1
  const last = take(reader)
  return last === '\\' ? take(reader) : last
}

const codePointOf = (character: string): number => character.codePointAt(0) ?? 0
