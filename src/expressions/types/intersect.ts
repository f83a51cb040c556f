import { type Kinds, kindOf } from '../kinds.js'
import { type Elements, fieldOf, type Scalar, type Shape, scalarKinds, type Type } from './type.js'

/** The values of both types, and perhaps more. */
export function intersect(left: Type, right: Type): Type {
  const shared = left.kinds & right.kinds
  const scalars = both(left.scalars, right.scalars, commonScalars)?.filter((value) => kindOf(value) & shared)
  return {
    kinds: scalars === undefined ? shared : (shared & ~scalarKinds) | kindsOfScalars(scalars),
    scalars,
    holds: left.holds ?? right.holds,
    format: left.format ?? right.format,
    encodes: both(left.encodes, right.encodes, intersect),
    shape: both(left.shape, right.shape, commonShape),
    elements: both(left.elements, right.elements, commonElements),
  }
}

const kindsOfScalars = (scalars: readonly Scalar[]): Kinds =>
  scalars.reduce<Kinds>((kinds, value) => kinds | kindOf(value), 0)

function both<Fact>(
  left: Fact | undefined,
  right: Fact | undefined,
  join: (left: Fact, right: Fact) => Fact,
): Fact | undefined {
  return left === undefined || right === undefined ? (left ?? right) : join(left, right)
}

const commonScalars = (left: readonly Scalar[], right: readonly Scalar[]): readonly Scalar[] =>
  left.filter((value) => right.includes(value))

function commonShape(left: Shape, right: Shape): Shape {
  const keys = new Set([...left.fields.keys(), ...right.fields.keys()])
  const fields = [...keys].map((key) => [key, intersect(fieldOf(left, key), fieldOf(right, key))] as const)
  return { fields: new Map(fields), others: intersect(left.others, right.others) }
}

const commonElements = (left: Elements, right: Elements): Elements => ({
  item: intersect(left.item, right.item),
  least: Math.max(left.least, right.least),
  most: Math.min(left.most, right.most),
})
