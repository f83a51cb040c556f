import {
  boolean,
  type Kinds,
  kindOf,
  list,
  nullish,
  number,
  object,
  string,
} from '../../expressions/kinds.js'
import { only, type Scalar, scalarKinds, scalarType, type Type } from '../../expressions/types/type.js'

const eachKind: readonly Kinds[] = [nullish, number, string, list, object]

/** A type in parts of one kind each, and of one value each where the scalars are known. */
export function partsOf(type: Type): readonly Type[] {
  const scalars = scalarsOf(type)
  const known = scalars.map((value) => ({ ...scalarType(value), holds: undefined }))
  const told = scalars.reduce<Kinds>((kinds, value) => kinds | kindOf(value), 0)
  const untold = eachKind.filter((kind) => (type.kinds & kind & ~(told & scalarKinds)) !== 0)
  return [...known, ...untold.map((kind) => only({ ...type, scalars: undefined }, kind))]
}

/** The scalars of a type, where they are known one by one; both booleans always are. */
function scalarsOf({ kinds, scalars }: Type): readonly Scalar[] {
  return scalars ?? ((kinds & boolean) === 0 ? [] : [false, true])
}
