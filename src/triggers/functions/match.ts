import { call } from '../../expressions/expression.js'
import { boolean, string } from '../../expressions/kinds.js'
import { looksAtText, type Native, type NativeFunction } from '../../expressions/native.js'
import { knownGlob } from '../analysis/tells.js'
import { compileGlob } from '../glob/compile.js'
import { parseGlob } from '../glob/parse.js'
import type { FqlManual, FqlRoutine } from './function.js'
import { isLiteralText } from './literal-text.js'

/** The glob is written out: compiled once. */
export const matchWritten: Native<string> = {
  name: 'fql.match.written',
  returns: boolean,
  looks: looksAtText,
  prepare: (glob) => {
    const matches = compileGlob(glob)
    return (text) => typeof text === 'string' && matches(text)
  },
}

/** The same for a glob that is long enough to take many steps for each character. */
export const matchLong: Native<string> = {
  ...matchWritten,
  name: 'fql.match.long',
  count: (glob) => {
    const matches = matchWritten.prepare(glob)
    return (work, text) => {
      work.spend(typeof text === 'string' ? text.length * costOf(glob) : 0)
      return matches(text)
    }
  },
}

const matchesAny: NativeFunction = (text, glob) =>
  typeof text === 'string' && typeof glob === 'string' && compileGlob(glob)(text)

/** The glob comes from the event: it is compiled each time, a table of its steps and the characters that they take. */
export const matchComputed: Native<null> = {
  name: 'fql.match',
  returns: boolean,
  prepare: () => matchesAny,
  count: () => (work, text, glob) => {
    if (typeof text === 'string' && typeof glob === 'string')
      work.spend(glob.length * glob.length + text.length * costOf(glob))
    return matchesAny(text, glob)
  },
}

/** What one character costs at the most; the steps of a glob are followed 32 at a time. */
const costOf = (glob: string): number => 1 + glob.length / stepsAtOnce
const stepsAtOnce = 32

/** The rules of a glob: requirements.md R39. */
export const match: FqlRoutine = {
  name: 'match',
  signature: {
    parameters: [
      { name: 'text', accepts: string },
      { name: 'glob', accepts: string },
    ],
    returns: boolean,
  },
  checkLiterals: ([, glob]) => {
    const problem = typeof glob === 'string' ? parseGlob(glob).problem : undefined
    return problem === undefined
      ? undefined
      : { argument: 1, message: `this pattern is not well formed: ${problem}` }
  },
  lower: (args) => {
    const glob = args.value(1)
    return isLiteralText(glob)
      ? call(glob.value.length > stepsAtOnce ? matchLong : matchWritten, [args.value(0)], glob.value)
      : call(matchComputed, [args.value(0), glob])
  },
}

export const matchManual: FqlManual = {
  summary:
    'Whether a whole text fits a pattern: * is any run of characters, ? any one, [a-z] one of these, [^a] none of these, \\x the character x itself.',
  examples: [
    { query: 'match(event, "Order*")', event: { event: 'Order Completed' }, result: true },
    { query: "match(properties.size, '[SML]')", event: { properties: { size: 'XL' } }, result: false },
    { query: "match(properties.note, '50\\*')", event: { properties: { note: '50*' } }, result: true },
  ],
  aliases: ['matches', 'glob', 'like', 'regex', 'regexp'],
  facts: { tells: (outcome, [, glob]) => knownGlob(glob, outcome) },
}
