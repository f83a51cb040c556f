/** Patterns of dates: `YYYY-MM-DD HH:mm:ss.SSS`, `MM/DD`, `D. MMMM YYYY [at] HH:mm`. */

const tokens = [
  'YYYY',
  'YY',
  'MMMM',
  'MMM',
  'MM',
  'M',
  'DD',
  'D',
  'dddd',
  'ddd',
  'HH',
  'H',
  'hh',
  'h',
  'mm',
  'm',
  'SSS',
  'ss',
  's',
  'A',
  'a',
  'ZZ',
  'Z',
] as const

export type DateToken = (typeof tokens)[number]
export type DatePart = { readonly token: DateToken } | { readonly text: string }

export interface DatePatternProblem {
  readonly message: string
  readonly hint: string
}

/** The parts of a pattern in order, or what is wrong with it. */
export function parseDatePattern(pattern: string): readonly DatePart[] | DatePatternProblem {
  const parts: DatePart[] = []
  for (const [whole, quoted, letters] of pattern.matchAll(piece)) {
    if (quoted !== undefined) parts.push({ text: quoted })
    else if (letters === undefined) parts.push({ text: whole })
    else if (isToken(letters)) parts.push({ token: letters })
    else return unknownLetters(letters)
  }
  return parts.some((part) => 'token' in part)
    ? parts
    : { message: `"${pattern}" holds no part of a date`, hint: knownParts }
}

export function isDatePatternProblem(
  result: readonly DatePart[] | DatePatternProblem,
): result is DatePatternProblem {
  return 'message' in result
}

/** Text in brackets, a run of one letter, or anything else. */
const piece = /\[([^\]]*)\]|(([A-Za-z])\3*)|[^A-Za-z[]+|\[/g

function isToken(letters: string): letters is DateToken {
  return tokens.some((token) => token === letters)
}

const knownParts = `the parts are ${tokens.join(', ')}`

function unknownLetters(letters: string): DatePatternProblem {
  const meant = letters === 'T' ? '[T]' : others.get(letters)
  return {
    message: `"${letters}" is no part of a date`,
    hint:
      meant === undefined
        ? `${knownParts}; letters that stand for themselves are written in brackets, [${letters}]`
        : `did you mean "${meant}"?`,
  }
}

/** How other systems write the same. */
const others = new Map([
  ['yyyy', 'YYYY'],
  ['yy', 'YY'],
  ['dd', 'DD'],
  ['d', 'D'],
])
