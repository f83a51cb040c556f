import { isDigit, isForeign, isNameUnit } from './characters.js'
import type { Problems } from './problems.js'
import type { Token } from './tokens.js'

/** `[ "-" | "+" ] digits [ "." digits ]`, and what looks as if it was meant to be one. */
export function readNumber(source: string, start: number, problems: Problems): Token {
  const first = source[start] === '-' || source[start] === '+' ? start + 1 : start
  const whole = digitsFrom(source, first)
  const fraction = source[whole] === '.' ? digitsFrom(source, whole + 1) : whole
  const end = restOfWord(source, fraction)
  const range = { start, end }
  const value = Number(source.slice(start, fraction))
  if (end > fraction || (whole === first && source[first] !== '.')) {
    problems.syntax(range, 'this is no number', adviceFor(source.slice(start, end)))
  } else if (whole === first) {
    problems.syntax(range, 'a number begins with a digit', `write 0${source.slice(first, fraction)}`)
  } else if (fraction === whole + 1) {
    problems.syntax(range, 'a number ends with a digit', `write ${source.slice(start, whole)}`)
  } else if (!Number.isFinite(value)) {
    problems.syntax(range, 'this number is larger than any that a computer keeps')
  }
  return { kind: 'number', range, value: Number.isFinite(value) ? value : 0 }
}

function digitsFrom(source: string, start: number): number {
  let at = start
  while (isDigit(source.charCodeAt(at))) at += 1
  return at
}

/** The end of what is glued to the digits: letters, dots, escapes. */
function restOfWord(source: string, start: number): number {
  let at = start
  for (;;) {
    if (source[at] === '\\' && at + 1 < source.length) at += 2
    else if (isNameUnit(source.charCodeAt(at)) || source[at] === '.' || isForeign(source, at)) at += 1
    else return at
  }
}

function adviceFor(written: string): string {
  return /[A-Za-z_]/.test(written) && !/^\d{4}-\d\d/.test(written)
    ? `if it is a field, write \\${written}`
    : `if it is a text, write "${written}"`
}
