import { string } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { scalarText } from './scalar-text.js'

/** A piece of text and what stands in its place; literal text both. */
export type Pair = {
  readonly pattern: string
  readonly replacement: string
  readonly ignorecase: boolean
  readonly global: boolean
}

/** A text, number or boolean with pieces replaced, one after the other; empty for anything else (mappings.md, `@replace`). */
export const replaceText: Native<readonly Pair[]> = {
  name: 'replaceText',
  returns: string,
  prepare: (pairs) => {
    const steps = pairs.map(prepareStep)
    return (value) => steps.reduce((text, step) => step(text), scalarText(value) ?? '')
  },
}

function prepareStep({ pattern, replacement, ignorecase, global }: Pair): (text: string) => string {
  // A function gives the replacement as it is: `$&` and the like have no meaning.
  const give = () => replacement
  if (!ignorecase)
    return global ? (text) => text.replaceAll(pattern, give) : (text) => text.replace(pattern, give)
  const literal = new RegExp(pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), global ? 'gi' : 'i')
  return (text) => text.replace(literal, give)
}
