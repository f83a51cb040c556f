import { setOwn } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { once } from '../../lazy/once.js'
import { convert, typeTests } from '../../schemas/conversion.js'
import { declaresElsewhere, dropsNullItems, isStrict, takesNull, typesOf } from '../../schemas/keywords.js'
import type { FieldSchema, ObjectSchema } from '../schema-definition.js'
import { findSecretPlaces } from '../secrets.js'
import { spellOutStrictness } from './payload-schema.js'

/** What coercion did to one value: `from` and `to` are undefined where there was or is nothing. */
export interface CoercionChange {
  readonly path: readonly (string | number)[]
  readonly change: 'removed-empty' | 'removed-null' | 'removed-undeclared' | 'converted'
  readonly from: unknown
  readonly to: unknown
}

type Report = (change: CoercionChange) => void
type Path = readonly (string | number)[]

/** The coerced value: the same one where nothing had to change, a copy where something did. Never writes to its input. */
export type Coerce = (value: unknown, report: Report | undefined, path: Path) => unknown

const hidden = '•••'

/**
 * The pass before validation (definitions.md, Payload validation): empty text at the root and null where no null can
 * be go, single values and lists of one become each other, scalars change their type where that loses nothing,
 * undeclared properties go. Inside `coercion: 'strict'` only keys that hold undefined do. `report` hears of every change,
 * so that nothing is lost in silence; of a secret it hears that it changed, not from what to what.
 */
export function compileCoercion(
  schema: ObjectSchema,
): (payload: Record<string, unknown>, report?: Report) => Record<string, unknown> {
  const root = compileObject(spellOutStrictness(schema), true)
  const isSecret = once(() => findSecretPlaces(schema))
  return (payload, report) =>
    root(
      payload,
      report && ((change) => report(isSecret()(change.path) ? withoutValues(change) : change)),
      [],
    )
}

function withoutValues(change: CoercionChange): CoercionChange {
  const hide = (value: unknown) => (value === undefined ? undefined : hidden)
  return { ...change, from: hide(change.from), to: hide(change.to) }
}

/** The coercion of one value inside a payload. */
export function compileValueCoercion(schema: FieldSchema): Coerce {
  const types = typesOf(schema)
  const nested = compileNested(schema)
  if (types.length === 0 || isStrict(schema)) return nested
  const single = types.length === 1 ? types[0] : undefined
  const fits = types.map((type) => typeTests[type])
  return (value, report, path) => {
    if (fits.some((test) => test?.(value) === true))
      return single === 'string' ? value : nested(value, report, path)
    for (const type of types) {
      const converted = convert(value, type)
      if (converted === undefined) continue
      report?.({ path, change: 'converted', from: value, to: converted })
      return nested(converted, report, path)
    }
    return value
  }
}

/** What stands inside objects and lists. */
function compileNested(schema: FieldSchema): Coerce {
  const object =
    schema.properties === undefined && !isObject(schema.additionalProperties)
      ? undefined
      : compileObject(schema, false)
  const item = schema.items === undefined ? undefined : compileItem(schema.items)
  if (object === undefined && item === undefined) return (value) => value
  return (value, report, path) => {
    if (Array.isArray(value)) return item === undefined ? value : coerceList(value, item, report, path)
    return object !== undefined && isObject(value) ? object(value, report, path) : value
  }
}

function compileObject(
  schema: FieldSchema,
  isRoot: boolean,
): (value: Record<string, unknown>, report: Report | undefined, path: Path) => Record<string, unknown> {
  const properties = new Map(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, compileField(field)]),
  )
  const { additionalProperties } = schema
  const isOpen =
    additionalProperties === undefined && (schema.properties === undefined || declaresElsewhere(schema))
  const other =
    additionalProperties === true || isOpen || (isStrict(schema) && !isObject(additionalProperties))
      ? anything
      : isObject(additionalProperties)
        ? compileField(additionalProperties)
        : undefined
  return (value, report, path) => {
    let copy: Record<string, unknown> | undefined
    for (const key of Object.keys(value)) {
      const before = value[key]
      const field = properties.get(key) ?? other
      const place = report === undefined ? path : [...path, key]
      const removal = reasonToRemove(before, field, isRoot)
      const after = removal === undefined ? field?.coerce(before, report, place) : undefined
      // What becomes empty text, such as [""], is missing too.
      const reason = removal ?? reasonToRemove(after, field, isRoot)
      if (after === before && reason === undefined && before !== undefined) continue
      copy ??= { ...value }
      if (reason === undefined && after !== undefined) setOwn(copy, key, after)
      else delete copy[key]
      if (reason !== undefined)
        report?.({ path: place, change: reason, from: after ?? before, to: undefined })
    }
    return copy ?? value
  }
}

interface Field {
  readonly coerce: Coerce
  readonly takesNull: boolean
  readonly isStrict: boolean
}

const anything: Field = { coerce: (value) => value, takesNull: true, isStrict: false }

function compileField(schema: FieldSchema): Field {
  return { coerce: compileValueCoercion(schema), takesNull: takesNull(schema), isStrict: isStrict(schema) }
}

function reasonToRemove(
  value: unknown,
  field: Field | undefined,
  isRoot: boolean,
): CoercionChange['change'] | undefined {
  // A key that holds undefined is none: nobody misses it.
  if (value === undefined) return undefined
  if (field === undefined) return 'removed-undeclared'
  if (field.isStrict) return undefined
  if (value === null && !field.takesNull) return 'removed-null'
  return value === '' && isRoot ? 'removed-empty' : undefined
}

/** The items of a list; nulls in a list of text go, unless they are allowed. */
function compileItem(schema: FieldSchema): { readonly coerce: Coerce; readonly dropsNull: boolean } {
  return { coerce: compileValueCoercion(schema), dropsNull: dropsNullItems(schema) }
}

function coerceList(
  list: readonly unknown[],
  { coerce, dropsNull }: { readonly coerce: Coerce; readonly dropsNull: boolean },
  report: Report | undefined,
  path: Path,
): unknown {
  let copy: unknown[] | undefined
  list.forEach((before, index) => {
    const place = report === undefined ? path : [...path, index]
    if (before === null && dropsNull) {
      copy ??= list.slice(0, index)
      report?.({ path: place, change: 'removed-null', from: null, to: undefined })
      return
    }
    const after = coerce(before, report, place)
    if (after !== before) copy ??= list.slice(0, index)
    copy?.push(after)
  })
  return copy ?? list
}
