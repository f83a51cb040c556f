import type { Call } from '../expression.js'
import { absent, boolean, type Kinds, nullish } from '../kinds.js'
import {
  anyType,
  booleanType,
  neverType,
  only,
  scalarKinds,
  scalarType,
  type Type,
  typeOfValue,
  union,
} from './type.js'

/** Of more combinations of arguments than these the results are not worked out. */
const mostCombinations = 64

/**
 * What a call can give for arguments of these types. Natives are pure, so where all values of the arguments are known,
 * so are the results; else the native says what it gives.
 */
export function typeOfCall({ native, options }: Call, args: readonly Type[]): Type {
  const values = args.map(valuesOf)
  const combinations = args.length === 0 ? undefined : combinationsOf(values)
  if (combinations !== undefined) return typeOfResults(native.prepare(options), combinations)
  if (native.is !== undefined && args.length === 1) return isOfKinds(args[0] ?? anyType, native.is)
  return native.type === undefined
    ? { kinds: native.returns }
    : only(native.type(args, options), native.returns)
}

/** Whether a value is of some kinds: known where all that it can be are, or none. */
const isOfKinds = ({ kinds }: Type, wanted: Kinds): Type =>
  (kinds & ~wanted) === 0 ? scalarType(true) : (kinds & wanted) === 0 ? scalarType(false) : booleanType

/** All values of a type, where they are known and have no parts. */
function valuesOf({ kinds, scalars }: Type): readonly unknown[] | undefined {
  if ((kinds & ~(scalarKinds | nullish | absent)) !== 0) return undefined
  const known = scalars ?? ((kinds & scalarKinds) === boolean ? [false, true] : undefined)
  if (known === undefined && (kinds & scalarKinds) !== 0) return undefined
  return [
    ...((kinds & scalarKinds) === 0 ? [] : (known ?? [])),
    ...((kinds & nullish) === 0 ? [] : [null]),
    ...((kinds & absent) === 0 ? [] : [undefined]),
  ]
}

function combinationsOf(
  lists: readonly (readonly unknown[] | undefined)[],
): readonly (readonly unknown[])[] | undefined {
  let combinations: readonly (readonly unknown[])[] = [[]]
  for (const values of lists) {
    if (values === undefined || combinations.length * values.length > mostCombinations) return undefined
    combinations = combinations.flatMap((before) => values.map((value) => [...before, value]))
  }
  return combinations
}

function typeOfResults(
  apply: (...args: readonly unknown[]) => unknown,
  combinations: readonly (readonly unknown[])[],
): Type {
  return combinations.reduce<Type>((type, args) => {
    try {
      return union(type, typeOfValue(apply(...args)))
    } catch {
      // What fails on its arguments gives no value.
      return type
    }
  }, neverType)
}
