import { isObject } from './value.js'

/**
 * A value as text, as templates, `@replace` and headers print it (mappings.md, `@template`): missing and null are
 * empty, an object and a list that holds objects print as JSON, a list of scalars is joined by commas.
 */
export function textOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    case 'object':
      if (value === null) return ''
      return holdsObject(value) ? JSON.stringify(value) : (value as unknown[]).map(textOf).join(',')
    default:
      return ''
  }
}

function holdsObject(value: unknown): boolean {
  return Array.isArray(value) ? value.some(holdsObject) : isObject(value)
}
