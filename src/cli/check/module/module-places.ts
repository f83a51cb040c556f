import { pointerKeys } from '../../../json/pointer.js'
import { isObject } from '../../../json/value.js'
import { type EntryPlace, rangeOfEntry } from '../../config/place-range.js'
import type { SourceFile } from '../../config/source-file.js'
import { findDefaultExport, type ModuleLiterals } from './find-default-export.js'
import type { Literal } from './literal.js'

/**
 * Where the parts of a module's default export stand in its text, as far as they are literals written in place or
 * constants of the module. A place is only said where what stands there is what the module gave.
 */
export function modulePlaces(text: string, value: unknown): Pick<SourceFile, 'entryRange' | 'valueRange'> {
  const literals = findDefaultExport(text)
  return {
    entryRange(pointer) {
      const place = placesAlong(literals, value, pointer).found.at(-1)
      return place === undefined ? undefined : rangeOfEntry(place, text)
    },
    valueRange(pointer) {
      const { found, isWhole } = placesAlong(literals, value, pointer)
      return isWhole ? found.at(-1)?.value : undefined
    },
  }
}

/** Whether a module exports by default what is written as a destination; it is not run to find out. */
export function exportsDestination(text: string): boolean {
  const literals = findDefaultExport(text)
  const exported = resolve(literals.exported, literals)
  return exported?.kind === 'object' && ['slug', 'actions'].every((key) => exported.entries.has(key))
}

/** The places along a pointer, as far as they are there. */
function placesAlong(
  literals: ModuleLiterals,
  root: unknown,
  pointer: string,
): { readonly found: readonly EntryPlace[]; readonly isWhole: boolean } {
  let literal = resolve(literals.exported, literals)
  let value = root
  if (literal === undefined || !agrees(literal, value)) return { found: [], isWhole: false }
  const found: EntryPlace[] = [{ key: undefined, value: literal.range, isScalar: false }]
  for (const name of pointerKeys(pointer)) {
    const entry = entryOf(literal, name)
    const inner = valueAt(value, name)
    if (entry === undefined || inner === undefined) return { found, isWhole: false }
    const written = resolve(entry.literal, literals)
    const isKnown = written !== undefined && agrees(written, inner)
    // What is imported stands elsewhere: its key is its place here.
    found.push({
      key: entry.key,
      value: isKnown ? written.range : entry.literal.range,
      isScalar: typeof inner !== 'object' && written === entry.literal,
    })
    if (!isKnown) return { found, isWhole: false }
    literal = written
    value = inner
  }
  return { found, isWhole: true }
}

function entryOf(literal: Literal, name: string) {
  if (literal.kind === 'list') {
    const item = literal.items[Number(name)]
    return item === undefined ? undefined : { key: undefined, literal: item }
  }
  const entry = literal.kind === 'object' ? literal.entries.get(name) : undefined
  return entry === undefined ? undefined : { key: entry.key, literal: entry.value }
}

function valueAt(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value[Number(name)]
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** A constant that stands for a constant, and so on, ends somewhere; a circle does not. */
const mostSteps = 20

function resolve(
  literal: Literal | undefined,
  { constants }: ModuleLiterals,
  steps = mostSteps,
): Literal | undefined {
  if (literal?.kind !== 'name' || steps === 0) return literal
  const constant = constants.get(literal.name)
  return constant === undefined ? literal : resolve(constant, { exported: undefined, constants }, steps - 1)
}

/** Whether a literal can be what the module gave there. */
function agrees(literal: Literal, value: unknown): boolean {
  switch (literal.kind) {
    case 'object':
      return isObject(value)
    case 'list':
      return Array.isArray(value) && literal.items.length <= value.length
    case 'text':
      return literal.value === undefined ? typeof value === 'string' : literal.value === value
    case 'name':
    case 'other':
      return typeof value !== 'object' || value === null
  }
}
