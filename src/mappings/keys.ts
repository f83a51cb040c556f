import type { PathProblem } from './paths.js'

/**
 * Keys that say where in the output a value goes: `info.name`, `info[0].email`, `info['odd key']`; what stands in
 * double quotes is a name as it is, `"user.email"` (requirements.md R54).
 */

/** A name is text, a place in a list a number. */
export type KeySteps = readonly (string | number)[]

/** The steps of a key, at least one, of which the first is a name; or what is wrong with it. */
export function parseKey(key: string): KeySteps | PathProblem {
  const steps: (string | number)[] = []
  let rest = key.startsWith('[') ? key : `.${key}`
  while (rest !== '') {
    const step = nextStep(rest)
    if (isKeyProblem(step)) return step
    steps.push(step.step)
    rest = step.rest
  }
  return typeof steps[0] === 'number'
    ? { message: 'it stands in an object, and begins with a place in a list' }
    : steps
}

export const isKeyProblem = (result: object): result is PathProblem => 'message' in result

/** The field of the output that a key writes to, or into; the key itself where it is not well formed. */
export function fieldOfKey(key: string): string {
  const steps = parseKey(key)
  return isKeyProblem(steps) ? key : String(steps[0])
}

/** A name as a key that stands for it, whatever it holds. */
export const quotedKey = (name: string): string => `"${name.replace(/[\\"]/g, '\\$&')}"`

interface Step {
  readonly step: string | number
  readonly rest: string
}

const index = /^\[\s*(\d+)\s*\]/
const quoted = /^(?:\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\]|\."((?:[^"\\]|\\.)*)")/s
const plain = /^\.([^".[][^.[]*)/

function nextStep(text: string): Step | PathProblem {
  const place = index.exec(text)
  if (place !== null) return { step: Number(place[1]), rest: text.slice(place[0].length) }
  const name = quoted.exec(text)
  if (name !== null) {
    const written = name[1] ?? name[2] ?? name[3] ?? ''
    return { step: written.replace(/\\(.)/gs, '$1'), rest: text.slice(name[0].length) }
  }
  const [all, step] = plain.exec(text) ?? []
  if (all !== undefined && step !== undefined) return { step, rest: text.slice(all.length) }
  return { message: complaint(text) }
}

function complaint(text: string): string {
  if (text.startsWith('."')) return 'a double quote is not closed'
  if (text.startsWith('.')) return 'a name is empty'
  if (!text.startsWith('[')) return `a dot or a bracket is needed before "${text}"`
  if (!text.includes(']')) return 'a bracket is not closed'
  return `brackets hold a number or a quoted name, not ${text.slice(0, text.indexOf(']') + 1)}`
}
