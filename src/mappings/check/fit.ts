import { absent, type Kinds, list, nullish, object, string } from '../../expressions/kinds.js'
import { elementsIn } from '../../expressions/types/native-types.js'
import { type Type, without } from '../../expressions/types/type.js'
import { isObject } from '../../json/value.js'
import { dropsNullItems, isStrict, type Keywords, takesNull, typesOf } from '../../schemas/keywords.js'
import { canBe, conversionsOf } from './conversions.js'
import { inside, type Misfit, misfit, sometimes } from './misfit.js'
import { partsOf } from './parts.js'
import { shapeMisfit } from './shape-fit.js'
import { canBeValue, scalarMisfit } from './value-fit.js'

/** How a value is held to a schema. */
export interface Manner {
  /** Whether it is coerced first: what stands below `anyOf` and the like is only validated. */
  readonly coerces: boolean
  /** Whether it is the payload itself, in whose fields empty text is as good as nothing. */
  readonly isWhole?: boolean
}

/**
 * Why a value of this type, coerced as payloads are, does not fit a schema; undefined where it may. Says `always` only
 * where no value can: what a schema says in ways that are not known here, every value may fit.
 */
export function misfitOf(type: Type, schema: unknown, around: Manner): Misfit | undefined {
  if (schema === false) return misfit('false', false, type)
  if (!isObject(schema)) return undefined
  const manner = isStrict(schema) ? { ...around, coerces: false } : around
  const found = jointMisfit(partsOf(type).map((part) => partMisfit(part, schema, manner)))
  return found?.always === true && found.keys.length === 0 ? { ...found, found: type } : found
}

/** What is wrong with all of several; what is wrong only sometimes counts before what always is. */
function jointMisfit(misfits: readonly (Misfit | undefined)[]): Misfit | undefined {
  const found = misfits.flatMap((one) => one ?? [])
  return found.length < misfits.length ? undefined : (found.find(({ always }) => !always) ?? found[0])
}

/** What is left of a value that a field of `isWhole` or another object is given, and whether nothing may be left. */
export function givenPart(
  type: Type,
  schema: unknown,
  { coerces, isWhole = false }: Manner,
): { readonly given: Type; readonly canBeMissing: boolean } {
  const drops = coerces && !(isObject(schema) && isStrict(schema))
  const missing: Kinds = drops && isObject(schema) && !takesNull(schema) ? absent | nullish : absent
  const rest = without(type, missing)
  if (!isWhole || !drops) return { given: rest, canBeMissing: rest !== type }
  const given = withoutEmptyText(rest)
  const canVanish = canBeEmptyText(rest) || (isObject(schema) && canBecomeEmptyText(rest, typesOf(schema)))
  return { given, canBeMissing: given !== type || canVanish }
}

function canBeEmptyText({ kinds, scalars, holds = [], format }: Type): boolean {
  if ((kinds & string) === 0 || scalars !== undefined) return false
  return format !== 'date-time' && holds.length === 0
}

/** Whether coercion, as with a list of one text, may leave empty text. */
function canBecomeEmptyText(type: Type, types: readonly string[]): boolean {
  return partsOf(type).some(
    (part) =>
      part.kinds === list &&
      !types.some((name) => canBe(part, name)) &&
      conversionsOf(part, types).some((left) => canBeEmptyText(left) || left.scalars?.includes('') === true),
  )
}

function withoutEmptyText(type: Type): Type {
  const scalars = type.scalars?.filter((value) => value !== '')
  if (scalars === undefined || scalars.length === type.scalars?.length) return type
  const hasText = scalars.some((value) => typeof value === 'string')
  return without({ ...type, scalars }, hasText ? 0 : string)
}

function partMisfit(part: Type, schema: Keywords, manner: Manner): Misfit | undefined {
  const types = typesOf(schema)
  const isRight = types.length === 0 || types.some((type) => canBe(part, type))
  const candidates = isRight ? [part] : manner.coerces ? conversionsOf(part, types) : []
  if (candidates.length === 0) return misfit('type', schema.type, part)
  return jointMisfit(candidates.map((candidate) => candidateMisfit(candidate, part, schema, manner)))
}

/** What validation finds, once coercion has made `part` a `candidate`. */
function candidateMisfit(candidate: Type, part: Type, schema: Keywords, manner: Manner): Misfit | undefined {
  const found = allowedMisfit(candidate, schema) ?? scalarMisfit(candidate, schema)
  if (found !== undefined) return { ...found, found: part }
  if (candidate.kinds === list) return listMisfit(candidate, schema, manner.coerces)
  if (candidate.kinds === object) {
    const inShape = shapeMisfit(candidate, schema, manner)
    if (inShape !== undefined) return inShape
  }
  return combinedMisfit(candidate, schema)
}

function allowedMisfit(candidate: Type, schema: Keywords): Misfit | undefined {
  if (Object.hasOwn(schema, 'const') && !canBeValue(candidate, schema.const))
    return misfit('const', schema.const, candidate)
  const { enum: allowed } = schema
  return Array.isArray(allowed) && !allowed.some((value) => canBeValue(candidate, value))
    ? misfit('enum', allowed, candidate)
    : undefined
}

function listMisfit(candidate: Type, schema: Keywords, coerces: boolean): Misfit | undefined {
  const { item, least, most } = elementsIn(candidate)
  const { minItems, maxItems, items } = schema
  const dropsNull = coerces && dropsNullItems(items)
  const kept = dropsNull ? without(item, nullish) : item
  const surely = kept.kinds === item.kinds ? least : 0
  if (typeof minItems === 'number' && most < minItems) return misfit('minItems', minItems, candidate)
  if (typeof maxItems === 'number' && surely > maxItems) return misfit('maxItems', maxItems, candidate)
  const inItems = kept.kinds === 0 ? undefined : misfitOf(kept, items, { coerces })
  if (inItems === undefined) return undefined
  return inside(0, surely > 0 ? inItems : sometimes(inItems))
}

/** Parts of a schema that only validate: nothing is coerced for their sake. */
function combinedMisfit(candidate: Type, schema: Keywords): Misfit | undefined {
  const { allOf, anyOf, oneOf } = schema
  const manner = { coerces: false }
  for (const part of Array.isArray(allOf) ? allOf : []) {
    const found = misfitOf(candidate, part, manner)
    if (found?.always === true) return found
  }
  for (const [keyword, choices] of Object.entries({ anyOf, oneOf })) {
    if (!Array.isArray(choices)) continue
    const found = choices.map((choice) => misfitOf(candidate, choice, manner))
    if (found.every((one) => one?.always === true)) return misfit(keyword, choices, candidate)
  }
  return undefined
}
