import { setOwn } from '../../json/own.js'
import { absent, boolean, list, nullish, number, object, string } from '../kinds.js'
import type { Type } from './type.js'

/**
 * A value of the type with nothing in it that could be left out: undefined where that is one. Of a text's format only
 * dates are made; what the type does not know, the value does not respect.
 */
export function smallestOf(type: Type): unknown {
  const has = (kinds: number) => (type.kinds & kinds) !== 0
  if (has(absent)) return undefined
  if (has(nullish)) return null
  if (type.scalars?.[0] !== undefined) return type.scalars[0]
  if (has(string))
    return type.holds?.join('') || (type.format === 'date-time' ? '2025-01-01T00:00:00Z' : 'text')
  if (has(number)) return 1
  if (has(boolean)) return true
  if (has(object)) return smallestObject(type)
  return has(list) ? Array.from({ length: type.elements?.least ?? 0 }, () => smallestItem(type)) : undefined
}

function smallestObject({ shape }: Type): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, field] of shape?.fields ?? []) {
    const value = smallestOf(field)
    if (value !== undefined) setOwn(result, key, value)
  }
  return result
}

const smallestItem = ({ elements }: Type): unknown =>
  elements === undefined ? null : (smallestOf(elements.item) ?? null)
