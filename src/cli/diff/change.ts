import { findDifferences } from '../../json/find-differences.js'

/** A place at which something else is said than before. Plain JSON; secrets are hidden. */
export interface Change {
  /** The place, as a JSON Pointer. */
  readonly pointer: string
  /** Left out where nothing stood there. */
  readonly before?: unknown
  /** Left out where nothing stands there any more. */
  readonly after?: unknown
}

/** Every place at which two values differ; what stands at hidden ones is dots. */
export function changesBetween(
  before: unknown,
  after: unknown,
  isHidden: (pointer: string) => boolean = () => false,
): readonly Change[] {
  return findDifferences(before, after).map(({ pointer, ...sides }) => {
    const shown = (value: unknown) => (isHidden(pointer) ? '•••' : value)
    return {
      pointer,
      ...('expected' in sides ? { before: shown(sides.expected) } : {}),
      ...('found' in sides ? { after: shown(sides.found) } : {}),
    }
  })
}
