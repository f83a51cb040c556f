import type { Json } from '../../../json/value.js'
import { modulePlaces } from '../../check/module/module-places.js'
import { tokensOf } from '../../check/module/tokens.js'
import { printLiteral } from '../print/literal.js'

/** The text of a module with one more action behind the others; undefined where these are not written out in it. */
export function addToModule(text: string, value: unknown, name: string, action: Json): string | undefined {
  const range = modulePlaces(text, value).valueRange('/actions')
  if (range === undefined || text[range.start] !== '{' || text[range.end - 1] !== '}') return undefined
  const close = range.end - 1
  const last = tokensOf(text.slice(0, close)).at(-1)
  if (last === undefined) return undefined
  const [indent = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', range.start) + 1)) ?? []
  const comma = last.text === ',' || last.end === range.start + 1 ? '' : ','
  const comments = text.slice(last.end, close).trimEnd()
  const entry = `${indent}  ${name}: ${printLiteral(action, undefined, '', `${indent}  `)},`
  return `${text.slice(0, last.end)}${comma}${comments}\n${entry}\n${indent}${text.slice(close)}`
}
