import { pointerKeys } from '../json/pointer.js'
import { isObject } from '../json/value.js'
import type { Keywords } from './keywords.js'
import { mapSubschemas } from './subschemas.js'

/** The schema that a `$ref` names: by a pointer, by its `$anchor` or by its `$id`. */
export function schemaAt(to: string, root: object): unknown {
  const [id = '', place = ''] = to.split('#')
  const base = id === '' ? root : findSchema(root, ({ $id }) => $id === id)
  if (base === undefined) return undefined
  if (!place.startsWith('/'))
    return place === '' ? base : findSchema(base, ({ $anchor }) => $anchor === place)
  return pointerKeys(decodeURIComponent(place)).reduce<unknown>(
    (inner, key) =>
      (isObject(inner) || Array.isArray(inner)) && Object.hasOwn(inner, key)
        ? Reflect.get(inner, key)
        : undefined,
    base,
  )
}

function findSchema(schema: object, isMeant: (schema: Keywords) => boolean): object | undefined {
  if (!isObject(schema)) return undefined
  if (isMeant(schema)) return schema
  let found: object | undefined
  mapSubschemas(schema, (inner) => {
    found ??= findSchema(inner, isMeant)
    return inner
  })
  return found
}
