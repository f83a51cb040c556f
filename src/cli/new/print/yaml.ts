import {
  CST,
  type Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  Lexer,
  type Node,
  visit,
  Document as YamlDocument,
} from 'yaml'
import { pointerKeys } from '../../../json/pointer.js'
import type { Json } from '../../../json/value.js'
import type { Comments } from './literal.js'

const width = 90

/** How YAML is written here: on as many lines as a text needs, and with the quotes of YAML's own manner. */
export const yamlStyle = { lineWidth: 0, singleQuote: true, indentSeq: true } as const

/** A value as YAML, where what is short stands on one line. */
export function printYaml(value: Json, comments: Comments = new Map()): string {
  const document = new YamlDocument(value, { aliasDuplicateObjects: false })
  for (const [pointer, text] of comments) setComment(document, pointerKeys(pointer), text)
  if (isNode(document.contents)) joinShort(document.contents, 0)
  return withoutPadding(document.toString(yamlStyle))
}

/** A value on one line, as it can stand anywhere: in a list, behind a key, between brackets. */
export function printFlow(value: Json): string {
  const document = new YamlDocument([value], { aliasDuplicateObjects: false })
  if (isCollection(document.contents)) document.contents.flow = true
  visit(document, {
    Scalar(_, scalar) {
      if (/[\n\r]/.test(String(scalar.value))) scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return withoutPadding(document.toString(yamlStyle)).trimEnd().slice(1, -1)
}

function setComment(document: Document, keys: readonly string[], text: string): void {
  const around = document.getIn(keys.slice(0, -1), true)
  const pair = isMap(around)
    ? around.items.find(({ key }) => (isScalar(key) ? key.value : key) === keys.at(-1))
    : undefined
  if (pair !== undefined && isScalar(pair.key)) pair.key.commentBefore = ` ${text}`
}

/** Writes on one line what has few parts and no comments; `depth` is how far it is indented. */
function joinShort(node: Node, depth: number): void {
  if (!isCollection(node)) return
  const text = JSON.stringify(node.toJSON())
  const isShort =
    text.length + depth * 2 <= width &&
    levels(node.toJSON()) <= 3 &&
    !text.includes('\\n') &&
    !isCommented(node)
  if (depth > 0 && isShort) node.flow = true
  else
    for (const item of node.items) {
      const value: unknown = isMap(node) ? Reflect.get(Object(item), 'value') : item
      if (isNode(value)) joinShort(value, depth + 1)
    }
}

const levels = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0

/** In a line, a comment has no place. */
const isCommented = (node: Node): boolean =>
  isCollection(node) &&
  node.items.some((item) => {
    const [key, value]: readonly unknown[] = isNode(item)
      ? [undefined, item]
      : [Reflect.get(Object(item), 'key'), Reflect.get(Object(item), 'value')]
    return (
      (isNode(key) && Boolean(key.commentBefore)) ||
      (isNode(value) && (Boolean(value.commentBefore) || isCommented(value)))
    )
  })

/** What the lexer says beside the text. */
const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

/** Lists on one line have no spaces inside of their brackets. */
function withoutPadding(text: string): string {
  const tokens = [...new Lexer().lex(text)].filter((token) => !marks.has(token))
  return tokens
    .filter((token, at) => token !== ' ' || (tokens[at - 1] !== '[' && tokens[at + 1] !== ']'))
    .join('')
}
