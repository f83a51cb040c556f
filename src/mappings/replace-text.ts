import { string } from '../expressions/kinds.js'
import { looksAtText, type Native } from '../expressions/native.js'
import { literalPattern } from '../json/literal-pattern.js'
import { scalarText } from './scalar-text.js'
import { checkTextLength } from './text-limit.js'

/** A piece of text and what stands in its place; literal text both. */
export type Pair = {
  readonly pattern: string
  readonly replacement: string
  readonly ignorecase: boolean
  readonly global: boolean
}

/**
 * A text, number or boolean with pieces replaced, one after the other; empty for anything else (mappings.md,
 * `@replace`). Throws `ValueFailure` where the text grows beyond its limit.
 */
export const replaceText: Native<readonly Pair[]> = {
  name: 'replaceText',
  returns: string,
  grows: true,
  looks: looksAtText,
  prepare: (pairs) => {
    const steps = pairs.map(prepareStep)
    return (value) => steps.reduce((text, step) => step(text), scalarText(value) ?? '')
  },
}

function prepareStep({ pattern, replacement, ignorecase, global }: Pair): (text: string) => string {
  const growth = replacement.length - pattern.length
  const literal = ignorecase ? new RegExp(literalPattern(pattern), global ? 'gi' : 'i') : pattern
  return (text) => {
    let length = text.length
    // A function gives the replacement as it is: `$&` and the like have no meaning.
    const give = () => {
      length += growth
      if (growth > 0) checkTextLength(length)
      return replacement
    }
    return global ? text.replaceAll(literal, give) : text.replace(literal, give)
  }
}
