import { pointerTo } from '../json/pointer.js'
import { isObject, type Json } from '../json/value.js'

/** Where in a mapping a path is first written, as a pointer below its own; that of the mapping where it stands in no text. */
export function placeOfRead(mapping: Json | undefined, keys: readonly string[], pointer: string): string {
  const path = keys.slice(0, 2).join('.')
  return path === '' ? pointer : (find(mapping, path, pointer) ?? pointer)
}

function find(value: unknown, path: string, pointer: string): string | undefined {
  if (typeof value === 'string') return names(value, path) ? pointer : undefined
  if (!Array.isArray(value) && !isObject(value)) return undefined
  for (const [key, inner] of Object.entries(value)) {
    const place = find(inner, path, pointerTo(pointer, key))
    if (place !== undefined) return place
  }
  return undefined
}

/** Whether a text has a path in it that is no part of a longer name. */
const names = (text: string, path: string): boolean =>
  text
    .split(path)
    .slice(1)
    .some((rest) => !/^[\w-]/.test(rest))
