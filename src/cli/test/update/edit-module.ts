import { pointerKeys, pointerTo } from '../../../json/pointer.js'
import type { Json } from '../../../json/value.js'
import { modulePlaces } from '../../check/module/module-places.js'
import { printLiteral } from '../../new/print/literal.js'
import type { Change } from './change.js'

/**
 * The text of a module with the value at a place of its default export written anew, as it is in `value`. What is
 * written is the place itself or the nearest around it that stands there as a literal; undefined where none does.
 */
export function editModule(
  text: string,
  before: unknown,
  value: unknown,
  { pointer }: Change,
): string | undefined {
  const places = modulePlaces(text, before)
  const keys = pointerKeys(pointer)
  // An entry that comes or goes changes what is around it; only for one of the example itself, that is all of it.
  const isThere = valueAt(before, keys) !== undefined && valueAt(value, keys) !== undefined
  const start = isThere ? keys.length : keys.length - 1
  for (let depth = start; depth >= Math.min(start, leastDepth); depth -= 1) {
    const around = keys.slice(0, depth)
    const range = places.valueRange(around.reduce<string>(pointerTo, ''))
    if (range === undefined) continue
    const line = text.slice(text.lastIndexOf('\n', range.start - 1) + 1, range.start)
    const indent = /^\s*/.exec(line)?.[0] ?? ''
    const literal: Json = JSON.parse(JSON.stringify(valueAt(value, around)))
    return text.slice(0, range.start) + printLiteral(literal, undefined, '', indent) + text.slice(range.end)
  }
  return undefined
}

/** `/actions/name/examples/0/requests`. */
const leastDepth = 5

const valueAt = (root: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  )
