import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import { kindOf, list, object } from '../kinds.js'
import { fieldOf, type Scalar, scalarKinds, type Type } from './type.js'

/** A place of a value that is not of the type that it should be; what is missing is undefined. */
export interface Misfit {
  readonly pointer: string
  readonly expected: Type
  readonly found: unknown
}

/** Every place at which a value is not of a type; none where it can be one of its values. */
export function misfits(found: unknown, expected: Type, pointer = ''): readonly Misfit[] {
  const kind = kindOf(found)
  if ((expected.kinds & kind) === 0 || !isKnownScalar(found, expected)) return [{ pointer, expected, found }]
  if (typeof found === 'string' && expected.encodes !== undefined)
    return misfitsOfJson(found, expected, expected.encodes, pointer)
  if (kind === object && isObject(found)) return misfitsOfFields(found, expected, pointer)
  return kind === list && Array.isArray(found) ? misfitsOfElements(found, expected, pointer) : []
}

function isKnownScalar(found: unknown, { scalars, holds }: Type): boolean {
  if ((kindOf(found) & scalarKinds) === 0) return true
  if (scalars !== undefined) return scalars.includes(found as Scalar)
  return typeof found !== 'string' || holds === undefined || standIn(found, holds)
}

function misfitsOfJson(text: string, expected: Type, encodes: Type, pointer: string): readonly Misfit[] {
  try {
    return misfits(JSON.parse(text), encodes, pointer)
  } catch {
    return [{ pointer, expected, found: text }]
  }
}

/** Whether texts stand in a text, one behind the other. */
function standIn(text: string, parts: readonly string[]): boolean {
  let from = 0
  for (const part of parts) {
    const at = text.indexOf(part, from)
    if (at === -1) return false
    from = at + part.length
  }
  return true
}

function misfitsOfFields(
  found: Record<string, unknown>,
  { shape }: Type,
  pointer: string,
): readonly Misfit[] {
  if (shape === undefined) return []
  const names = new Set([...shape.fields.keys(), ...Object.keys(found)])
  return [...names].flatMap((name) =>
    misfits(
      Object.hasOwn(found, name) ? found[name] : undefined,
      fieldOf(shape, name),
      pointerTo(pointer, name),
    ),
  )
}

function misfitsOfElements(found: readonly unknown[], expected: Type, pointer: string): readonly Misfit[] {
  const { elements } = expected
  if (elements === undefined) return []
  if (found.length < elements.least || found.length > elements.most) return [{ pointer, expected, found }]
  return found.flatMap((item, index) => misfits(item, elements.item, pointerTo(pointer, index)))
}
