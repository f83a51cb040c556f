import type { Work } from '../expressions/budget/work.js'
import { ValueFailure } from '../expressions/failure.js'
import { absent, anything, nullish, string } from '../expressions/kinds.js'
import type { Native } from '../expressions/native.js'
import { firstArgument, forKinds } from '../expressions/types/native-types.js'
import {
  listType,
  nothingType,
  nullType,
  objectType,
  scalarKinds,
  type Type,
  textType,
  union,
  without,
} from '../expressions/types/type.js'
import { setOwn } from '../json/own.js'
import {
  isPatternProblem,
  type Match,
  matchesIn,
  parseRegularExpression,
  type RegularExpression,
} from './regular-expression.js'
import { isReplacementProblem, parseReplacement } from './replacement.js'
import { scalarText } from './scalar-text.js'
import { mostCharacters } from './text-limit.js'

type Pattern = { readonly pattern: string; readonly ignorecase: boolean }

/** What `@extract` finds in a text; `group` is a number, null for the shape that the groups give. */
export const extractMatches: Native<Pattern & { readonly group: number | null; readonly all: boolean }> = {
  name: 'extractMatches',
  returns: anything,
  weight: 200,
  type: (args, { pattern, ignorecase, group, all }) => {
    const found = group === null ? typeOfMatch(compiled({ pattern, ignorecase })) : maybe(textType)
    const made = all ? listType(union(without(found, absent), nullType)) : maybe(found)
    return forKinds(firstArgument(args), scalarKinds, made)
  },
  prepare: (options) => {
    const extract = extractor(options)
    return (value) => extract(undefined, value)
  },
  count: extractor,
}

/** A text with the matches replaced, all or the first. */
export const rewriteMatches: Native<Pattern & { readonly replacement: string; readonly global: boolean }> = {
  name: 'rewriteMatches',
  returns: string | nullish | absent,
  weight: 200,
  type: (args) => forKinds(firstArgument(args), scalarKinds, textType),
  prepare: (options) => {
    const rewrite = rewriter(options)
    return (value) => rewrite(undefined, value)
  },
  count: rewriter,
}

/** A function over text that takes the work of a run, where that is counted. */
type OverText = (run: Work | undefined, value: unknown) => unknown

function extractor({
  pattern,
  ignorecase,
  group,
  all,
}: Pattern & { readonly group: number | null; readonly all: boolean }): OverText {
  const expression = compiled({ pattern, ignorecase })
  const shape = group === null ? shapeFor(expression) : ({ texts }: Match) => texts[group]
  return (run, value) => {
    const text = scalarText(value)
    if (text === undefined) return value === null ? null : undefined
    const found = Array.from(matchesIn(text, expression, all ? Number.POSITIVE_INFINITY : 1, run), shape)
    return all ? found.map((item) => item ?? null) : found[0]
  }
}

function rewriter({
  pattern,
  ignorecase,
  replacement,
  global,
}: Pattern & { readonly replacement: string; readonly global: boolean }): OverText {
  const expression = compiled({ pattern, ignorecase })
  const parts = parseReplacement(replacement, expression.groups)
  if (isReplacementProblem(parts)) throw new Error(parts.message)
  return (run, value) => {
    const text = scalarText(value)
    if (text === undefined) return value === null ? null : undefined
    let result = ''
    let position = 0
    const most = global ? Number.POSITIVE_INFINITY : 1
    for (const { start, end, texts } of matchesIn(text, expression, most, run)) {
      result += text.slice(position, start)
      for (const part of parts) result += 'text' in part ? part.text : (texts[part.group] ?? '')
      if (result.length > mostCharacters)
        throw new ValueFailure('PATTERN_LIMIT', `the text would be longer than ${mostCharacters} characters`)
      position = end
    }
    return result + text.slice(position)
  }
}

/** The expression of a pattern that was checked when the mapping was lowered. */
function compiled({ pattern, ignorecase }: Pattern): RegularExpression {
  const expression = parseRegularExpression(pattern, ignorecase)
  if (isPatternProblem(expression)) throw new Error(expression.message)
  return expression
}

/** The whole match, the one group, an object of the named groups, or a list of those without names. */
function shapeFor({ groups }: RegularExpression): (match: Match) => unknown {
  if (groups.every((name) => name === undefined))
    return ({ texts }) => (texts.length > 2 ? texts.slice(1).map((text) => text ?? null) : texts.at(-1))
  return ({ texts }) => {
    const named: Record<string, unknown> = {}
    for (const [at, name] of groups.entries()) {
      const text = texts[at + 1]
      if (name !== undefined && text !== undefined) setOwn(named, name, text)
    }
    return named
  }
}

/** What `shapeFor` makes: a group that took no part in a match has no text. */
function typeOfMatch({ groups }: RegularExpression): Type {
  const names = groups.filter((name) => name !== undefined)
  if (names.length > 0) return objectType(new Map(names.map((name) => [name, maybe(textType)])))
  if (groups.length < 2) return maybe(textType)
  return listType(union(textType, nullType), groups.length, groups.length)
}

const maybe = (type: Type): Type => union(type, nothingType)
