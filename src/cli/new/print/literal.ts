import { pointerTo } from '../../../json/pointer.js'
import type { Json } from '../../../json/value.js'
import { entriesOf, isList } from '../../../json/value.js'

/** What is said above an entry, by its JSON Pointer. */
export type Comments = ReadonlyMap<string, string>

const width = 100

/** A value as TypeScript, in the manner of common formatters: two spaces, single quotes, commas at the end. */
export function printLiteral(value: Json, comments: Comments = new Map(), pointer = '', indent = ''): string {
  const short = shortLiteral(value)
  const isPlain = ![...comments.keys()].some((place) => place.startsWith(`${pointer}/`))
  if (typeof value !== 'object' || value === null) return short
  if (isPlain && !isLarge(value) && indent.length + short.length <= width) return short
  const inner = `${indent}  `
  const lines = isList(value)
    ? value.map((item, index) => `${inner}${printLiteral(item, comments, pointerTo(pointer, index), inner)},`)
    : entriesOf(value).flatMap(([key, item]) => {
        const place = pointerTo(pointer, key)
        const comment = comments.get(place)
        return [
          ...(comment === undefined ? [] : [`${inner}// ${comment}`]),
          `${inner}${printKey(key)}: ${printLiteral(item, comments, place, inner)},`,
        ]
      })
  const [open, close] = isList(value) ? '[]' : '{}'
  return [open, ...lines, `${indent}${close}`].join('\n')
}

/** What has parts of parts is read more easily on several lines. */
const isLarge = (value: object): boolean => levels(value) > 3 || Object.keys(value).length > 4

const levels = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0

function shortLiteral(value: Json): string {
  if (typeof value === 'string') return printText(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(shortLiteral).join(', ')}]`
  const entries = entriesOf(value).map(([key, item]) => `${printKey(key)}: ${shortLiteral(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

const printKey = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key))

/** A text in the quotes that need the fewest escapes. */
function printText(text: string): string {
  const json = JSON.stringify(text)
  if (text.includes("'") && !text.includes('"')) return json
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}
