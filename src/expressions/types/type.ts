import { isObject } from '../../json/value.js'
import {
  absent,
  anything,
  boolean,
  type Kinds,
  kindOf,
  list,
  nullish,
  number,
  object,
  string,
} from '../kinds.js'

export type Scalar = string | number | boolean

/**
 * What is known of a value before there is one: its kinds, and facts about those of each kind. A fact that is left out
 * is not known. Every value that an expression can give is in its type; not every value of the type has to come.
 */
export interface Type {
  readonly kinds: Kinds
  /** Every text, number and boolean that it can be, where these are few. */
  readonly scalars?: readonly Scalar[] | undefined
  /** Texts that stand in each text that it can be, in this order. */
  readonly holds?: readonly string[] | undefined
  /** The format of JSON Schema that each text has that it can be. */
  readonly format?: string | undefined
  /** What each text is the JSON of that it can be. */
  readonly encodes?: Type | undefined
  /** What each object holds that it can be. */
  readonly shape?: Shape | undefined
  /** What each list holds that it can be. */
  readonly elements?: Elements | undefined
}

export interface Shape {
  readonly fields: ReadonlyMap<string, Type>
  /** What any other field is; `nothingType` where there is no other. */
  readonly others: Type
}

export interface Elements {
  readonly item: Type
  /** How many there are. */
  readonly least: number
  readonly most: number
}

/** The kinds that have neither fields nor elements. */
export const scalarKinds: Kinds = boolean | number | string

/** Any value of these kinds. */
export const ofKinds = (kinds: Kinds): Type => ({ kinds })
/** JSON of the values of a type. */
export const jsonOf = (type: Type): Type => ({ kinds: string, encodes: type })
/** What can not come about: no value is of this type. */
export const neverType: Type = { kinds: 0 }
/** What is missing. */
export const nothingType: Type = { kinds: absent }
export const nullType: Type = { kinds: nullish }
export const anyType: Type = { kinds: anything }
export const textType: Type = { kinds: string }
export const numberType: Type = { kinds: number }
export const booleanType: Type = { kinds: boolean }

/** The one text, number or boolean. */
export const scalarType = (value: Scalar): Type => ({ kinds: kindOf(value), scalars: [value] })
/** An object with these fields; without `others` it has no more. */
export const objectType = (fields: ReadonlyMap<string, Type>, others: Type = nothingType): Type => ({
  kinds: object,
  shape: { fields, others },
})
/** A list of such items, from `least` to `most` of them. */
export const listType = (item: Type, least = 0, most = Number.POSITIVE_INFINITY): Type => ({
  kinds: list,
  elements: { item, least, most },
})

/** The type that has this one value, JSON or undefined. */
export function typeOfValue(value: unknown): Type {
  if (Array.isArray(value)) return listType(unionOfValues(value), value.length, value.length)
  if (isObject(value))
    return objectType(new Map(Object.entries(value).map(([key, item]) => [key, typeOfValue(item)])))
  return isScalar(value) ? scalarType(value) : ofKinds(kindOf(value))
}

const unionOfValues = (values: readonly unknown[]): Type =>
  values.reduce<Type>((type, value) => union(type, typeOfValue(value)), neverType)

const isScalar = (value: unknown): value is Scalar => (kindOf(value) & scalarKinds) !== 0

/** More scalars than these are no longer told one by one. */
const mostScalars = 40

/** The values of either type. */
export function union(left: Type, right: Type): Type {
  if (left === right || right.kinds === 0) return left
  if (left.kinds === 0) return right
  return {
    kinds: left.kinds | right.kinds,
    scalars: fact(left, right, scalarKinds, ({ scalars }) => scalars, unionOfScalars),
    holds: fact(
      left,
      right,
      string,
      ({ holds }) => holds,
      (one, other) => (sameTexts(one, other) ? one : undefined),
    ),
    format: fact(
      left,
      right,
      string,
      ({ format }) => format,
      (one, other) => (one === other ? one : undefined),
    ),
    encodes: fact(left, right, string, ({ encodes }) => encodes, union),
    shape: fact(left, right, object, ({ shape }) => shape, unionOfShapes),
    elements: fact(left, right, list, ({ elements }) => elements, unionOfElements),
  }
}

/** The values of any of these types; `neverType` for none. */
export const unionOf = (types: readonly Type[]): Type => types.reduce(union, neverType)

/** A fact of both, or of the one that can be of the kinds it speaks of. */
function fact<Fact>(
  left: Type,
  right: Type,
  kinds: Kinds,
  factOf: (type: Type) => Fact | undefined,
  both: (left: Fact, right: Fact) => Fact | undefined,
): Fact | undefined {
  if ((left.kinds & kinds) === 0) return factOf(right)
  if ((right.kinds & kinds) === 0) return factOf(left)
  const [one, other] = [factOf(left), factOf(right)]
  return one === undefined || other === undefined ? undefined : both(one, other)
}

function unionOfScalars(left: readonly Scalar[], right: readonly Scalar[]): readonly Scalar[] | undefined {
  const all = [...new Set([...left, ...right])]
  return all.length > mostScalars ? undefined : all
}

const sameTexts = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((text, index) => text === right[index])

function unionOfShapes(left: Shape, right: Shape): Shape {
  const keys = new Set([...left.fields.keys(), ...right.fields.keys()])
  const fields = [...keys].map((key) => [key, union(fieldOf(left, key), fieldOf(right, key))] as const)
  return { fields: new Map(fields), others: union(left.others, right.others) }
}

const unionOfElements = (left: Elements, right: Elements): Elements => ({
  item: union(left.item, right.item),
  least: Math.min(left.least, right.least),
  most: Math.max(left.most, right.most),
})

/** What a field of an object of this shape is. */
export const fieldOf = (shape: Shape, key: string): Type => shape.fields.get(key) ?? shape.others

/** The values of a type that are of some kinds. */
export function only(type: Type, kinds: Kinds): Type {
  const left = type.kinds & kinds
  if (left === type.kinds) return type
  if ((left & scalarKinds) === (type.kinds & scalarKinds) || type.scalars === undefined)
    return { ...type, kinds: left }
  return { ...type, kinds: left, scalars: type.scalars.filter((value) => (kindOf(value) & left) !== 0) }
}

/** The values of a type that are of no such kind. */
export const without = (type: Type, kinds: Kinds): Type => only(type, anything & ~kinds)

/** The same kinds, with nothing said of its texts, numbers and booleans. */
export const withoutScalarFacts = ({ kinds, shape, elements }: Type): Type => ({ kinds, shape, elements })

/** The same shape with each field changed. */
export const mapFields = ({ fields, others }: Shape, change: (type: Type) => Type): Shape => ({
  fields: new Map([...fields].map(([key, type]) => [key, change(type)])),
  others: change(others),
})
