import { textOf } from '../../json/text.js'

/**
 * The texts that stand for the value of a form's field: none where it is missing or null, one for each element of a
 * list of scalars, JSON for an object and for a list that holds objects or lists.
 */
export function fieldTexts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (!items.every(isScalar)) return [JSON.stringify(value)]
  return items.filter((item) => item !== undefined && item !== null).map(textOf)
}

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null
