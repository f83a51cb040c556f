import {
  type FqlCall,
  type FqlComparison,
  type FqlNode,
  type FqlPath,
  parseFql,
} from '../../triggers/index.js'

/**
 * Where the parser of the public framework reads a trigger otherwise than the language is documented, each as half a
 * sentence of what it does (docs/fql-compared.md). None where both read the same, but for what an event can hold that nobody
 * would send. The trigger has to be one in which no errors were found.
 */
export function findTriggerDoubts(source: string): readonly string[] {
  const { ast } = parseFql(source)
  if (ast.kind === 'broken') return []
  if (ast.kind === 'all') return ['it matches no event by `all`']
  return [...new Set([...doubtsOfText(source), ...doubtsOfCondition(ast, source)])]
}

/** Texts in quotes, escaped characters, words and parentheses. */
const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\.|[\w.$@-]+|[()]/gsu

/** It counts parentheses by the first one that closes, and takes a word before one for a function. */
function doubtsOfText(source: string): readonly string[] {
  const tokens = [...source.matchAll(token)].map(([text], index, all) => ({
    text,
    isCall: text === '(' && /\w$/.test(source.slice(0, all[index]?.index)),
  }))
  const bare = source.replace(token, (text) => (/^["']/.test(text) ? '""' : text))
  const doubts = [
    ...(bare.includes('#') ? ['it knows no comments'] : []),
    ...(/\S(?:!=|[<>])|(?:!=|[<>]=?)[^\s=]/.test(bare) ? ['it needs spaces around "!=", "<" and ">"'] : []),
  ]
  const open: boolean[] = []
  for (const [index, { text, isCall }] of tokens.entries()) {
    if (text === '(') {
      if (isCall && /^(?:and|or|in)$/.test(tokens[index - 1]?.text ?? ''))
        doubts.push('it takes a word before a parenthesis without a space for a function')
      if (!isCall && open.includes(false)) doubts.push(cutGroup)
      open.push(isCall)
    }
    const wasCall = text === ')' && open.pop()
    if (wasCall === true && open.includes(false) && tokens[index + 1]?.text !== ')') doubts.push(cutGroup)
  }
  return doubts
}

const cutGroup = 'a group in parentheses ends there with the first one that closes'

function doubtsOfCondition(node: FqlNode, source: string): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.operands.flatMap((operand) => [
        ...((operand.kind === 'and' || operand.kind === 'or') && !isInParentheses(operand, source)
          ? ['the last of "and" and "or" counts for all of a level']
          : []),
        ...doubtsOfCondition(operand, source),
      ])
    case 'not':
      return node.operand.kind === 'call' && !isInParentheses(node.operand, source)
        ? [
            ...doubtsOfCall(node.operand, source),
            `!${node.operand.name}() is false where there is no such field`,
          ]
        : [
            'a "!" before anything but contains() and match() is lost',
            ...doubtsOfCondition(node.operand, source),
          ]
    case 'comparison':
      return doubtsOfComparison(node, source)
    case 'call':
      return doubtsOfCall(node, source)
    default:
      return ['a condition that is only a field or a value vanishes, or spoils the trigger']
  }
}

function isInParentheses({ range: { start, end } }: FqlNode, source: string): boolean {
  return /\(\s*$/.test(source.slice(0, start)) && /^\s*\)/.test(source.slice(end))
}

function doubtsOfComparison({ operator, left, right }: FqlComparison, source: string): readonly string[] {
  if (left.kind !== 'path')
    return ['a comparison that does not begin with a field vanishes, or spoils the trigger']
  if (operator === 'in') return ['it does not know "in"']
  if (right.kind === 'path') return ['it takes a field behind an operator for a text']
  if (right.kind !== 'literal') return ['it knows texts, numbers, true, false and null only']
  const { value } = right
  const root = rootOf(left)
  if (!fields.has(root) && !holders.has(root)) return doubtsOfField(left, source)
  const doubts = [...doubtsOfField(left, source), ...doubtsOfQuotes(right, source)]
  if (operator !== '=' && operator !== '!=')
    return typeof value === 'number' ? doubts : [...doubts, `"${operator}" turns texts into numbers`]
  const isInside = holders.has(root)
  if (value === null && (root === 'type' || root === 'event'))
    return [...doubts, `it takes null for a text in a condition on "${root}"`]
  if (typeof value === 'boolean' && (operator === '!=' || !(isInside || root === 'userId')))
    return [...doubts, 'it takes true and false for texts']
  if (typeof value === 'number' && !isInside) return [...doubts, 'it takes numbers for texts']
  if (typeof value === 'number' && operator === '!=')
    return [...doubts, '"!=" with a number is false where there is no number']
  return doubts
}

function doubtsOfCall(node: FqlCall, source: string): readonly string[] {
  const { name, args } = node
  if (name !== 'contains' && name !== 'match')
    return [`it knows contains() and match() only, and not ${name}()`]
  const [field, text] = args
  if (field?.kind !== 'path') return [`a condition with ${name}() of something else than a field vanishes`]
  if (text?.kind !== 'literal' || typeof text.value !== 'string')
    return [`it takes what ${name}() looks for, where that is no text, for one`]
  return [
    ...(rootOf(field) === 'type' ? [`a condition with ${name}(type, …) vanishes`] : []),
    ...doubtsOfField(field, source),
    ...doubtsOfQuotes(text, source),
    ...(name === 'match' && !/^(?:[^*?[\\]*\*|\*[^*?[\\]*)$/su.test(text.value)
      ? ['match() knows a "*" at the beginning or the end, and nothing else of patterns']
      : []),
  ]
}

const fields: ReadonlySet<string> = new Set(['type', 'event', 'name', 'userId'])
const holders: ReadonlySet<string> = new Set(['properties', 'traits', 'context'])

function doubtsOfField(path: FqlPath, source: string): readonly string[] {
  const [root = '', ...inside] = path.segments.map((segment) =>
    segment.kind === 'field' ? segment.name : '$',
  )
  if (!fields.has(root) && !holders.has(root)) return [`a condition on "${root}" vanishes`]
  const isOne = fields.has(root) ? inside.length === 0 : inside.length > 0
  if (!isOne || path.element !== null) return [`it reads no "${textOf(path, source)}"`]
  const isReadable = inside.every((name) => readable.test(name)) && written.test(textOf(path, source))
  return isReadable ? [] : [`it reads "${textOf(path, source)}" otherwise`]
}

/** A name as its lexer takes it, after escapes. */
const readable = /^(?!(?:true|false|null|and|or)$)[a-z_][^.[\]\\]*$/iu

/** Plain characters, and others after a backslash. */
const written = /^(?:[\w.-]|\\.)+$/u

function doubtsOfQuotes(literal: FqlNode, source: string): readonly string[] {
  const text = textOf(literal, source)
  if (text.startsWith("'")) return ["quotes like ' belong to the text"]
  return text.startsWith('"') && text.includes('\\') ? ['a backslash belongs to the text'] : []
}

const textOf = ({ range: { start, end } }: FqlNode, source: string): string => source.slice(start, end)

const rootOf = ({ segments: [first] }: FqlPath): string => (first?.kind === 'field' ? first.name : '')
