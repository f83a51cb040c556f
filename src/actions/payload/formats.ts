import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { hasFormat } from '../../schemas/has-format.js'
import type { SchemaProblem } from './schema.js'

/**
 * The formats of a schema, checked by the definitions that Ajv uses: the interpreting validator has looser ones of its
 * own, and both ways must give the same answers. Goes where `properties`, `items` and `additionalProperties` lead.
 */
export function formatProblems(schema: unknown, value: unknown, pointer = ''): readonly SchemaProblem[] {
  if (!isObject(schema)) return []
  const { format, properties, items, additionalProperties } = schema
  if (typeof value === 'string')
    return typeof format === 'string' && !hasFormat(value, format)
      ? [{ pointer, keyword: 'format', rule: format }]
      : []
  if (Array.isArray(value))
    return value.flatMap((item, index) => formatProblems(items, item, pointerTo(pointer, index)))
  if (!isObject(value)) return []
  const declared = isObject(properties) ? properties : {}
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = Object.hasOwn(declared, key) ? declared[key] : additionalProperties
    return formatProblems(inner, item, pointerTo(pointer, key))
  })
}

/** A copy of a schema without the formats that `formatProblems` sees to. */
export function withoutFormats(schema: unknown): unknown {
  if (!isObject(schema)) return schema
  const { format: _, ...rest } = schema
  const { properties, items, additionalProperties } = schema
  return {
    ...rest,
    ...(isObject(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, inner]) => [key, withoutFormats(inner)]),
          ),
        }
      : {}),
    ...(isObject(items) ? { items: withoutFormats(items) } : {}),
    ...(isObject(additionalProperties) ? { additionalProperties: withoutFormats(additionalProperties) } : {}),
  }
}
