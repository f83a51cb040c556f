import type { Literal } from './literal.js'
import { readLiteral } from './read-literal.js'
import { type Token, tokensOf } from './tokens.js'

/** A module as far as literals stand in it. */
export interface ModuleLiterals {
  /** What is exported by default; undefined where no such export was found. */
  readonly exported: Literal | undefined
  /** The constants at the top of the module. */
  readonly constants: ReadonlyMap<string, Literal>
}

/** Finds in the text of a module what it exports by default, and the constants that it may be made of. */
export function findDefaultExport(source: string): ModuleLiterals {
  const tokens = tokensOf(source)
  const constants = new Map<string, Literal>()
  let exported: Literal | undefined
  let depth = 0
  for (const [at, { text }] of tokens.entries()) {
    if ('{[('.includes(text)) depth += 1
    else if (')]}'.includes(text)) depth -= 1
    if (depth > 0) continue
    const start = exportWords.find((words) => words.every((word, step) => tokens[at + step]?.text === word))
    if (start !== undefined) exported = readLiteral(tokens, at + start.length, true).value
    const name = text === 'const' ? tokens[at + 1] : undefined
    if (name?.kind === 'name') {
      const value = initializerAt(tokens, at + 2)
      if (value !== undefined) constants.set(name.text, value)
    }
  }
  return { exported, constants }
}

/** How a default export begins, in a module of either kind. */
const exportWords = [
  ['export', 'default'],
  ['module', '.', 'exports', '='],
]

/** What stands behind the `=` of a declaration, past its type. */
function initializerAt(tokens: readonly Token[], from: number): Literal | undefined {
  const behind = tokens.slice(from, from + longestType).findIndex(({ text }) => text === '=')
  return behind === -1 ? undefined : readLiteral(tokens, from + behind + 1, true).value
}

/** Tokens of the longest type that is read over. */
const longestType = 40
