import { Alphabet } from './alphabet.js'
import type { GlobStep } from './parse.js'

/**
 * The matcher of a glob with classes. All ways to match are followed side by side, one bit for each number of steps
 * done, so each character of the text costs the same: there is nothing to go back to.
 */
export function matchStates(steps: readonly GlobStep[]): (text: string) => boolean {
  const characters = steps.filter((step) => step.kind !== 'run')
  const alphabet = new Alphabet(characters)
  const words = (characters.length >> 5) + 1
  const loops = runsBefore(steps, words)
  const [finalWord, finalBit] = [characters.length >> 5, 1 << (characters.length & 31)]
  return (text) => {
    const states = new Int32Array(words)
    states[0] = 1
    for (let at = 0; at < text.length; at += 1) {
      const codePoint = text.codePointAt(at) ?? 0
      if (codePoint > 0xffff) at += 1
      if (!advance(states, alphabet.stepsFor(codePoint), loops)) return false
    }
    return ((states[finalWord] ?? 0) & finalBit) !== 0
  }
}

/** One bit for each number of steps after which a run stands: there a character may change nothing. */
function runsBefore(steps: readonly GlobStep[], words: number): Int32Array {
  const loops = new Int32Array(words)
  let done = 0
  for (const step of steps) {
    if (step.kind === 'run') loops[done >> 5] = (loops[done >> 5] ?? 0) | (1 << (done & 31))
    else done += 1
  }
  return loops
}

/** Takes one character; whether any way to match is left. */
function advance(states: Int32Array, fitting: Int32Array, loops: Int32Array): boolean {
  let carry = 0
  let left = 0
  for (let word = 0; word < states.length; word += 1) {
    const before = states[word] ?? 0
    const moved = before & (fitting[word] ?? 0)
    const after = (moved << 1) | carry | (before & (loops[word] ?? 0))
    carry = moved >>> 31
    states[word] = after
    left |= after
  }
  return left !== 0
}
