import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import { pointerKeys } from '../../../json/pointer.js'
import type { Json } from '../../../json/value.js'
import type { Change } from './change.js'
import { type WrittenAt, writeEntry, writeInline, writeItem, writeKey } from './written-value.js'

/**
 * A text of YAML or JSON with a change in it, where all else stays as it is written, with its comments. Undefined where
 * the place can not be written to, such as one behind an alias.
 */
export function editData(text: string, { pointer, value }: Change, isJson: boolean): string | undefined {
  const keys = pointerKeys(pointer)
  const key = keys.at(-1)
  const document = parseDocument(text, { stringKeys: true, merge: true })
  const node = nodeAt(document, keys.slice(0, -1))
  if (key === undefined || !isCollection(node)) return undefined
  const around = collectionOf(node, text, isJson)
  const item = around.items.find((one) => one.key === key)
  if (value !== undefined)
    return item === undefined ? withItem(text, around, key, value) : withValue(text, around, item, value)
  if (item === undefined) return text
  if (around.items.length > 1) return without(text, around, item)
  // Nothing is left of it: what is empty is written in another way.
  const empty = { pointer: pointer.slice(0, pointer.lastIndexOf('/')), value: around.isList ? [] : {} }
  return editData(text, empty, isJson)
}

/** An object or a list, with where its parts stand. */
interface Around {
  readonly isList: boolean
  readonly at: WrittenAt
  readonly start: number
  readonly end: number
  readonly items: readonly Item[]
}

/** An entry of an object or an element of a list. */
interface Item {
  readonly key: string
  /** Where it begins: its key, or its dash. */
  readonly start: number
  /** Where its key ends; undefined for an element. */
  readonly keyEnd: number | undefined
  readonly value: { readonly start: number; readonly isCollection: boolean }
  readonly end: number
}

/** The node that keys lead to; an alias leads away from where it stands. */
function nodeAt(document: Document.Parsed, keys: readonly string[]): Node | undefined {
  let node: unknown = document.contents
  for (const key of keys) {
    if (isSeq(node)) node = node.items[Number(key)]
    else node = isMap(node) ? node.items.find((pair) => nameOf(pair.key) === key)?.value : undefined
  }
  return isNode(node) ? node : undefined
}

const nameOf = (key: unknown): string => String(isScalar(key) ? key.value : key)

function collectionOf(node: Node, text: string, isJson: boolean): Around {
  const isFlow = isCollection(node) && node.flow === true
  const items = isSeq(node)
    ? node.items.flatMap((value, index) =>
        isNode(value) ? itemOf(String(index), undefined, value, text, isFlow) : [],
      )
    : isMap(node)
      ? node.items.flatMap(({ key, value }) =>
          isNode(key) ? itemOf(nameOf(key), key, isNode(value) ? value : undefined, text, isFlow) : [],
        )
      : []
  const [start, end] = rangeOf(node, text)
  const [first] = items
  const isSpread = first !== undefined && text.slice(start, first.start).includes('\n')
  const indent = ' '.repeat(columnOf(text, first?.start ?? start))
  return { isList: isSeq(node), at: { isJson, isFlow, isSpread, indent }, start, end, items }
}

function itemOf(
  key: string,
  keyNode: Node | undefined,
  value: Node | undefined,
  text: string,
  isFlow: boolean,
): Item {
  const own = keyNode === undefined ? undefined : rangeOf(keyNode, text)
  const [valueStart, valueEnd] = value === undefined ? [own?.[1] ?? 0, own?.[1] ?? 0] : rangeOf(value, text)
  const dash = isFlow ? valueStart : text.lastIndexOf('-', valueStart - 1)
  return {
    key,
    start: own?.[0] ?? dash,
    keyEnd: own?.[1],
    value: { start: valueStart, isCollection: isCollection(value) && value.flow !== true },
    end: Math.max(valueEnd, own?.[1] ?? 0),
  }
}

/** Without the line breaks and comments behind it. */
function rangeOf(node: Node, text: string): readonly [start: number, end: number] {
  const [start, end] = node.range ?? [0, 0]
  return [start, start + text.slice(start, end).trimEnd().length]
}

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1)

const splice = (text: string, start: number, end: number, inner: string): string =>
  text.slice(0, start) + inner + text.slice(end)

const lineEndOf = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}

function withValue(text: string, { at }: Around, { keyEnd, value, end }: Item, other: Json): string {
  if (at.isFlow) return splice(text, value.start, end, writeInline(other, at))
  if (keyEnd === undefined) return splice(text, value.start, end, writeItem(other, at))
  // Between key and value there is nothing but the colon, unless somebody wrote a comment there.
  const isPlain = /^\s*:\s*$/.test(text.slice(keyEnd, value.start))
  return isPlain
    ? splice(text, keyEnd, end, `:${writeEntry(other, at)}`)
    : splice(text, value.start, end, writeInline(other, at))
}

function withItem(text: string, around: Around, key: string, value: Json): string {
  const { at, isList, items, start, end } = around
  const last = items.at(-1)
  const entry = isList ? '' : `${writeKey(key, at)}:`
  if (at.isFlow) {
    const written = isList ? writeInline(value, at) : `${entry} ${writeInline(value, at)}`
    if (last === undefined) return splice(text, start, end, isList ? `[${written}]` : `{ ${written} }`)
    return splice(text, last.end, last.end, `,${at.isSpread ? `\n${at.indent}` : ' '}${written}`)
  }
  const written = isList ? `- ${writeItem(value, at)}` : `${entry}${writeEntry(value, at)}`
  const place = endOfBlock(text, lineEndOf(text, last?.end ?? end), at.indent.length)
  return splice(text, place, place, `\n${at.indent}${written}`)
}

/** Behind the last line of a block, with the comments that are indented as far as its parts: others belong to what comes next. */
function endOfBlock(text: string, end: number, columns: number): number {
  const content = text.slice(0, end).replace(/(?:\n[ \t]*(?:#[^\n]*)?)+$/, '').length
  const [, behind = ''] = /^((?:\n[ \t]*(?:#[^\n]*)?)*)(?:\n|$)/.exec(text.slice(content)) ?? []
  const lines = behind.split('\n').slice(1)
  const next = lines.findIndex((line) => line.includes('#') && line.indexOf('#') < columns)
  const own = next === -1 ? lines : lines.slice(0, next)
  const last = own.findLastIndex((line) => line.includes('#'))
  return content + own.slice(0, last + 1).reduce((sum, line) => sum + 1 + line.length, 0)
}

function without(text: string, { at, items }: Around, item: Item): string {
  const index = items.indexOf(item)
  const [before, next] = [items[index - 1], items[index + 1]]
  if (at.isFlow)
    return next === undefined
      ? splice(text, before?.end ?? item.start, item.end, '')
      : splice(text, item.start, next.start, '')
  const lineStart = item.start - columnOf(text, item.start)
  // Behind a dash, the entry that comes next moves up.
  if (text.slice(lineStart, item.start).trim() !== '')
    return splice(text, item.start, next?.start ?? item.end, '')
  return splice(text, lineStart, lineEndOf(text, item.end) + 1, '')
}
