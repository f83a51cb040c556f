import { type FilteredValueToken, type Token, type Tokenizer, TypeGuards } from 'liquidjs'
import { didYouMean } from '../../diagnostics/suggest.js'
import { complainOfFilter, isFilterName, liquidFilters } from './filters/index.js'
import type { Report } from './report.js'
import type { LiquidFilterUse, LiquidOperand, LiquidValue } from './template.js'

const missing: LiquidOperand = { kind: 'constant', value: undefined }

/** An expression with its filters, up to the end of an output or tag. What is wrong with it goes to `report`. */
export function parseValue(tokenizer: Tokenizer, report: Report): LiquidValue {
  const token = tokenizer.readFilteredValue()
  tokenizer.skipBlank()
  if (!tokenizer.end()) report.warn('what follows here is ignored', { begin: tokenizer.p, end: tokenizer.N })
  return { expression: parseExpression(token, report), filters: parseFilters(token, report) }
}

/** One value without operators. */
export function parseOperand(token: Token | undefined, report: Report): LiquidOperand {
  if (token === undefined) return missing
  if (TypeGuards.isQuotedToken(token)) return parseText(token, report)
  if (TypeGuards.isNumberToken(token) || TypeGuards.isWordToken(token))
    return { kind: 'constant', value: token.content }
  if (TypeGuards.isLiteralToken(token)) return parseWord(token.literal)
  if (TypeGuards.isRangeToken(token))
    return { kind: 'range', from: parseOperand(token.lhs, report), to: parseOperand(token.rhs, report) }
  if (!TypeGuards.isPropertyAccessToken(token)) return missing
  const keys = token.props.map((key) => parseOperand(key, report))
  return token.variable === undefined
    ? { kind: 'path', keys }
    : { kind: 'path', start: parseOperand(token.variable, report), keys }
}

/** Operands and operators stand in the order in which a stack takes them. */
function parseExpression({ initial, begin, end }: FilteredValueToken, report: Report): LiquidOperand {
  const stack: LiquidOperand[] = []
  for (const token of initial.postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      stack.push(parseOperand(token, report))
      continue
    }
    const { operator } = token
    const right = stack.pop()
    const left = operator === 'not' ? missing : stack.pop()
    if (right === undefined || left === undefined) report.error(`"${operator}" lacks a value`, token)
    stack.push(
      operator === 'not'
        ? { kind: 'not', operand: right ?? missing }
        : { kind: 'binary', operator, left: left ?? missing, right: right ?? missing },
    )
  }
  if (stack.length > 1)
    report.warn('of values side by side only the first one counts', { begin, end }, 'put an operator between')
  return stack[0] ?? missing
}

function parseFilters({ filters }: FilteredValueToken, report: Report): readonly LiquidFilterUse[] {
  return filters.flatMap((token) => {
    const { name, begin } = token
    const place = { begin, end: begin + name.length }
    if (!isFilterName(name)) {
      const { message, hint } = complainOfFilter(name)
      report.error(message, place, hint)
      return []
    }
    return [{ name, args: parseArguments(name, token.args, place, report) }]
  })
}

type Arguments = FilteredValueToken['filters'][number]['args']

function parseArguments(
  name: LiquidFilterUse['name'],
  args: Arguments,
  place: { readonly begin: number; readonly end: number },
  report: Report,
): readonly LiquidOperand[] {
  const { least = 0, most = 0, named = [] } = liquidFilters[name]
  const placed: LiquidOperand[] = []
  const byName = new Map<string, LiquidOperand>()
  for (const arg of args) {
    const [word = '', value] = Array.isArray(arg) ? arg : []
    if (!Array.isArray(arg)) placed.push(parseOperand(arg, report))
    else if (named.includes(word)) byName.set(word, parseOperand(value, report))
    else report.error(`the filter "${name}" has no argument "${word}"`, place, didYouMean(word, named).hint)
  }
  if (placed.length < least)
    report.error(
      `the filter "${name}" needs ${least === 1 ? 'an argument' : `${least} arguments`}`,
      place,
      `it is written | ${name}: value`,
    )
  if (placed.length > most) {
    const taken = most === 0 ? 'no argument' : most === 1 ? 'one argument' : `at most ${most} arguments`
    report.warn(`the filter "${name}" takes ${taken}, and what is given beyond is ignored`, place)
  }
  if (byName.size === 0) return placed.slice(0, most)
  const inPlaces = Array.from({ length: most }, (_, index) => placed[index] ?? missing)
  return [...inPlaces, ...named.map((one) => byName.get(one) ?? missing)]
}

function parseText(
  token: { readonly content: string; getText(): string } & Token,
  report: Report,
): LiquidOperand {
  const text = token.getText()
  if (text.length < 2 || text.at(-1) !== text[0])
    report.error('a text is not closed', token, `it ends with ${text[0]}`)
  return { kind: 'constant', value: token.content }
}

function parseWord(word: 'true' | 'false' | 'nil' | 'null' | 'empty' | 'blank'): LiquidOperand {
  switch (word) {
    case 'true':
    case 'false':
      return { kind: 'constant', value: word === 'true' }
    case 'null':
      return { kind: 'named', name: 'nil' }
    default:
      return { kind: 'named', name: word }
  }
}
