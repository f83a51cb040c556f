import type { FieldSchema } from '../../actions/index.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { Point } from './point.js'

/** The fields that a schema declares, at any depth. */
export function fieldPoints(schema: FieldSchema, pointer: string): readonly Point[] {
  const properties = Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const place = pointerTo(`${pointer}/properties`, name)
    const point: Point = { kind: 'field', pointer: place, key: place, missed: 'no payload has it' }
    return [point, ...fieldPoints(field, place)]
  })
  return schema.items === undefined
    ? properties
    : [...properties, ...fieldPoints(schema.items, `${pointer}/items`)]
}

/** The keys of the fields that have a value in a payload. */
export function fieldsGiven(schema: FieldSchema, value: unknown, pointer: string): readonly string[] {
  if (Array.isArray(value)) {
    const { items } = schema
    return items === undefined ? [] : value.flatMap((item) => fieldsGiven(items, item, `${pointer}/items`))
  }
  if (!isObject(value)) return []
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (!Object.hasOwn(value, name) || value[name] === undefined) return []
    const place = pointerTo(`${pointer}/properties`, name)
    return [place, ...fieldsGiven(field, value[name], place)]
  })
}
