import { RE2JS, RE2JSException } from 're2js'

/** More steps than this a character are no check of a field. */
const mostInstructions = 1_000

/** Whether a `pattern` is found in a text. */
export type MatchesPattern = (text: string) => boolean

/**
 * A `pattern` of JSON Schema as a search that takes time in proportion to the text, whatever the pattern: RE2. It has
 * no lookaround and no references to groups. Throws an `Error` in plain words where the pattern is none.
 */
export function compilePattern(pattern: string): MatchesPattern {
  const engine = compileEngine(pattern)
  if (engine.programSize() > mostInstructions)
    throw new Error(`pattern "${pattern}" is too large: counted repetitions multiply, "+" and "*" are free`)
  return (text) => engine.matcher(text).find()
}

function compileEngine(pattern: string): RE2JS {
  try {
    return RE2JS.compile(inRe2(pattern))
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    const reason = error.message.replace(/^error parsing regexp: /, '')
    throw new Error(
      `pattern "${pattern}" is no regular expression of RE2, which no text can make slow: ${reason}`,
    )
  }
}

/** White space as JavaScript has it, which JSON Schema goes by; that of RE2 is ASCII. */
const space = '\\s\\x{0b}\\p{Z}\\x{feff}'

/** What JavaScript writes otherwise: `\u00e9`, and the white space of all scripts. */
function inRe2(pattern: string): string {
  let isInClass = false
  return pattern.replace(/\\u\{?([0-9a-f]{4,6})\}?|\\.|[[\]]/giu, (part, code: string | undefined) => {
    if (code !== undefined) return `\\x{${code}}`
    if (part === '[' || part === ']') isInClass = part === '['
    if (part === '\\s') return isInClass ? space : `[${space}]`
    return part === '\\S' && !isInClass ? `[^${space}]` : part
  })
}
