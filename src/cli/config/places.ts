import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Range } from '../../diagnostics/diagnostic.js'
import { pointerKeys } from '../../json/pointer.js'
import { rangeOfEntry } from './place-range.js'

/** One part of a document: its value, and its key where it is an entry of a map. */
interface Place {
  readonly key: Node | undefined
  readonly value: Node | undefined
}

/** Where the entry stands that a pointer names, or the nearest around it: `key: value` on one line, else the key. */
export function keyRangeOf(document: Document, text: string, pointer: string): Range {
  const place = placesOf(document, pointer).found.at(-1)
  const [key, value] = [rangeOf(place?.key), rangeOf(place?.value)]
  return rangeOfEntry({ key, value, isScalar: isScalar(place?.value) }, text) ?? { start: 0, end: 0 }
}

/** Where the value stands that a pointer names; undefined where it is not in the text. */
export function valueRangeOf(document: Document, pointer: string): Range | undefined {
  const { found, isWhole } = placesOf(document, pointer)
  return isWhole ? rangeOf(found.at(-1)?.value) : undefined
}

/** The places along a pointer, as far as they are there. */
function placesOf(
  document: Document,
  pointer: string,
): { readonly found: readonly Place[]; readonly isWhole: boolean } {
  const found: Place[] = [{ key: undefined, value: document.contents ?? undefined }]
  for (const name of pointerKeys(pointer)) {
    const next = stepInto(found.at(-1)?.value, name, document)
    if (next === undefined) return { found, isWhole: false }
    found.push(next)
  }
  return { found, isWhole: true }
}

function stepInto(node: Node | undefined, name: string, document: Document): Place | undefined {
  const inner = isAlias(node) ? node.resolve(document) : node
  if (isSeq(inner)) {
    const item = inner.items[Number(name)]
    return isNode(item) ? { key: undefined, value: item } : undefined
  }
  if (!isMap(inner)) return undefined
  const pair = inner.items.find((item) => isPair(item) && keyOf(item) === name)
  return pair === undefined ? undefined : { key: nodeOf(pair.key), value: nodeOf(pair.value) }
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)

const nodeOf = (value: unknown): Node | undefined => (isNode(value) ? value : undefined)

function rangeOf(node: Node | undefined): Range | undefined {
  if (!node?.range) return undefined
  const [start, end] = node.range
  return { start, end }
}
