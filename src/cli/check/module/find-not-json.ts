import type { Diagnostic } from '../../../diagnostics/diagnostic.js'
import { isJson } from '../../../json/is-json.js'
import { pointerTo } from '../../../json/pointer.js'

/** What a definition holds that JSON can not (definitions.md: it survives `JSON.parse(JSON.stringify(definition))`). */
export function findNotJson(value: unknown, pointer = '', levels = 0): readonly Diagnostic[] {
  if (value === undefined || isJson(value)) return []
  const inside =
    typeof value === 'object' && value !== null && levels < mostLevels
      ? Object.entries(value).flatMap(([key, inner]) =>
          findNotJson(inner, pointerTo(pointer, key), levels + 1),
        )
      : []
  return inside.length > 0 ? inside.slice(0, most) : [notJson(value, pointer)]
}

/** Below that a value holds itself. */
const mostLevels = 40

/** A reader has enough of them to see what is wrong. */
const most = 10

const notJson = (value: unknown, pointer: string): Diagnostic => ({
  code: 'definition/schema',
  severity: 'error',
  message: `a definition is plain JSON, and ${inWords(value)} is not`,
  pointer,
})

function inWords(value: unknown): string {
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'number') return String(value)
  return typeof value === 'object' ? 'an object of a class, or one that holds itself,' : `a ${typeof value}`
}
