import type { Keyword } from './keywords.js'
import type { SymbolText } from './tokens.js'

/** What is written with signs, longest first where one begins another. */
export const symbols: readonly SymbolText[] = ['!=', '<=', '>=', '=', '<', '>', '!', '(', ')', '[', ']', ',']

/** How other languages write the same: read as what was meant, and reported with the repair. Longest first. */
export const foreignSymbols: readonly (readonly [
  written: string,
  meant: SymbolText | Extract<Keyword, 'and' | 'or'>,
])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['=>', '>='],
  ['=<', '<='],
  ['<>', '!='],
  ['&&', 'and'],
  ['||', 'or'],
  ['&', 'and'],
  ['|', 'or'],
]

/** Signs that mean nothing here, and what to do instead. */
export function adviceFor(character: string): string | undefined {
  if ('+-*/%^'.includes(character)) return 'a query does not calculate; in a field name write \\ before it'
  if (character === '.') return 'begin with the name of a field'
  if (character === '`') return 'a text stands in straight quotes: "…"'
  if (character === '{' || character === '}') return 'a list stands in square brackets: ["a", "b"]'
  if (character === ';') return 'a query is one expression; join conditions with and'
  if (character === '~') return 'to compare with a pattern write match(field, "pattern*")'
  if (character === '\\') return 'a backslash needs a character after it'
  return undefined
}
