import type { Expression } from '../../expressions/expression.js'
import type { TypeScope } from '../../expressions/types/type-of.js'
import { pointerTo } from '../../json/pointer.js'

/** A place in what a mapping gives. */
export interface Place {
  /** Where in the mapping it is written, as near as it is known. */
  readonly pointer: string
  /** Whether no directive is around: then keys of the output are keys of the mapping. */
  readonly isPlain: boolean
  /** Where in the output it is. */
  readonly keys: readonly (string | number)[]
  readonly schema: unknown
  readonly scope: TypeScope
  /** What happens where nothing is given: that is wrong, or all right; in a list it becomes null, which may be dropped. */
  readonly role: 'needed' | 'optional' | 'item' | 'droppedItem'
  /** Whether another value takes the place of what is missing or null. */
  readonly hasFallback?: boolean
}

/** The place of what is written at `outer`, which may know better where that is. */
export const placeOf = ({ at, by }: Expression, outer: Place): Place =>
  at === undefined ? outer : { ...outer, pointer: at, isPlain: outer.isPlain && by === undefined }

/** The place of a field or element, which `value` gives. */
export function entryPlace(
  place: Place,
  key: string | number,
  value: Expression,
  schema: unknown,
  isRequired: boolean,
): Place {
  return {
    ...place,
    pointer: place.isPlain ? pointerOfEntry(pointerTo(place.pointer, key), value) : place.pointer,
    keys: [...place.keys, key],
    schema,
    hasFallback: false,
    role: isRequired ? 'needed' : 'optional',
  }
}

/** A field stands below its object, unless an expanded key put it there. */
function pointerOfEntry(expected: string, { at, by }: Expression): string {
  const directive = by?.at(-1)
  const written = directive === undefined ? at : directive.slice(0, directive.lastIndexOf('/'))
  return written === undefined || written.startsWith(expected) ? expected : written
}
