import escapeRegExp from 'lodash/escapeRegExp.js'
import { call, defineNative, kinds, nothing } from '../../../expressions/index.js'
import type { KitDirective } from '../directive.js'
import { fail } from '../fail.js'
import { isObject } from '../real-type-of.js'

/** How long a pattern and a replacement of `@replace` may be. */
export const MAX_PATTERN_LENGTH = 10
export const MAX_REPLACEMENT_LENGTH = 10

type Replace = (text: string) => string

/** Numbers and booleans are text; what is neither, and any option of a wrong kind, gives empty text. */
export const replace: KitDirective = {
  name: '@replace',
  lower(options, place) {
    if (!isObject(options)) return fail('@replace requires an object with a "pattern" key')
    if (!options.pattern) return fail('@replace requires a "pattern" key')
    if (!options.value) return nothing
    const replaceIn = replacementOf(options)
    const native = defineNative({
      name: 'replaceInText',
      returns: kinds.string,
      apply: (value) => {
        const text = typeof value === 'boolean' || typeof value === 'number' ? String(value) : value
        return typeof text === 'string' && replaceIn !== undefined ? replaceIn(text) : ''
      },
    })
    return call(native, [place.lower(options.value)])
  },
}

/** What the options say; undefined where one is of a wrong kind. */
function replacementOf(options: Readonly<Record<string, unknown>>): Replace | undefined {
  const { pattern, pattern2 } = options
  const [replacement, ignoreCase, global] = [
    options.replacement ?? '',
    options.ignorecase ?? false,
    options.global ?? true,
  ]
  if (typeof pattern !== 'string' || typeof replacement !== 'string') return undefined
  if (typeof ignoreCase !== 'boolean' || typeof global !== 'boolean') return undefined
  const flags = `${global ? 'g' : ''}${ignoreCase ? 'i' : ''}`
  const first = replaceAllOf(pattern, replacement, flags)
  const replacement2 = options.replacement2 ?? ''
  if (!pattern2 || typeof pattern2 !== 'string' || typeof replacement2 !== 'string') return first
  const second = replaceAllOf(pattern2, replacement2, flags)
  return (text) => second(first(text))
}

/** A replacement may speak of what was found: `$&` and the like. */
function replaceAllOf(pattern: string, replacement: string, flags: string): Replace {
  if (pattern.length > MAX_PATTERN_LENGTH) return refuse('pattern', MAX_PATTERN_LENGTH)
  if (replacement.length > MAX_REPLACEMENT_LENGTH) return refuse('replacement', MAX_REPLACEMENT_LENGTH)
  const expression = new RegExp(escapeRegExp(pattern), flags)
  return (text) => text.replace(expression, replacement)
}

const refuse =
  (option: string, most: number): Replace =>
  () => {
    throw new Error(`@replace requires a "${option}" less than ${most} characters`)
  }
