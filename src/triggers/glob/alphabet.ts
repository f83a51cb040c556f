import type { GlobRange, GlobStep } from './parse.js'

const lastCodePoint = 0x10ffff

/**
 * Which steps of a glob a character fits. Characters that no step tells apart share an entry: the code points are cut
 * wherever some range begins or ends.
 */
export class Alphabet {
  readonly #starts: readonly number[]
  readonly #steps: readonly Int32Array[]

  constructor(steps: readonly GlobStep[]) {
    const fitting = steps.map(rangesOf)
    const cuts = new Set([0, ...fitting.flat().flatMap(([first, last]) => [first, last + 1])])
    this.#starts = [...cuts].sort((one, other) => one - other)
    this.#steps = this.#starts.map(() => new Int32Array((steps.length >> 5) + 1))
    fitting.forEach((ranges, index) => {
      for (const range of ranges) this.#mark(range, index)
    })
  }

  #mark([first, last]: GlobRange, index: number): void {
    for (let entry = this.#entryOf(first); (this.#starts[entry] ?? lastCodePoint + 1) <= last; entry += 1) {
      const bits = this.#steps[entry]
      if (bits !== undefined) bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31))
    }
  }

  /** One bit for each step that the character fits. */
  stepsFor(codePoint: number): Int32Array {
    return this.#steps[this.#entryOf(codePoint)] ?? nothingFits
  }

  /** The last entry that starts at the code point or before it. */
  #entryOf(codePoint: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= codePoint) low = middle
      else high = middle - 1
    }
    return low
  }
}

const nothingFits = new Int32Array(0)

/** The code points that a step stands for, in order; where they overlap that does no harm. */
function rangesOf(step: GlobStep): readonly GlobRange[] {
  if (step.kind === 'run') return []
  if (step.kind === 'character') {
    const codePoint = step.character.codePointAt(0) ?? 0
    return [[codePoint, codePoint]]
  }
  return step.negated ? complement(step.ranges) : step.ranges
}

function complement(ranges: readonly GlobRange[]): GlobRange[] {
  const gaps: GlobRange[] = []
  let next = 0
  for (const [first, last] of [...ranges].sort(([one], [other]) => one - other)) {
    if (first > next) gaps.push([next, first - 1])
    next = Math.max(next, last + 1)
  }
  if (next <= lastCodePoint) gaps.push([next, lastCodePoint])
  return gaps
}
