import { isObject } from '../../../json/value.js'
import type { Keywords } from '../../../schemas/keywords.js'

/** An `if` in words, where it asks for fields and their constants: `"kind" is "order"`; else undefined. */
export function conditionInWords({
  type: _,
  required = [],
  properties = {},
  ...others
}: Keywords): string | undefined {
  if (Object.keys(others).length > 0 || !Array.isArray(required) || !isObject(properties)) return undefined
  const constants = Object.entries(properties).map(([name, field]) => constantInWords(name, field))
  const given = required
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `"${name}" is given`)
  const parts = [...constants, ...given]
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(' and ')
}

function constantInWords(name: string, field: unknown): string | undefined {
  if (!isObject(field)) return undefined
  const { type: _, ...keywords } = field
  if (Object.keys(keywords).length !== 1) return undefined
  if (Object.hasOwn(keywords, 'const')) return `"${name}" is ${JSON.stringify(keywords.const)}`
  return Array.isArray(keywords.enum)
    ? `"${name}" is ${keywords.enum.map((value) => JSON.stringify(value)).join(' or ')}`
    : undefined
}
