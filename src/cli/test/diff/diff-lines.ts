import { pointerTo } from '../../../json/pointer.js'
import { isObject } from '../../../json/value.js'
import type { Difference } from '../../../testing/index.js'

/** A line of a difference: what was expected, what was found, or what stands around. */
export interface DiffLine {
  readonly sign: '-' | '+' | ' '
  readonly text: string
}

/**
 * What was expected and what was found, as one text in the manner of YAML. The differences say where the two are told
 * apart: secrets are hidden in all three, so that two that differ may look alike.
 */
export function diffLines(
  expected: unknown,
  found: unknown,
  differences: readonly Difference[],
): readonly DiffLine[] {
  const walk = new Walk(differences.map(({ pointer }) => pointer))
  const lines = walk.inside('', expected, found, '')
  const untold = differences.filter(({ pointer }) => !walk.told.has(pointer))
  return [
    ...lines,
    ...untold.flatMap((difference) => [
      ...sideLines('-', difference.pointer, difference.expected, ''),
      ...sideLines('+', difference.pointer, difference.found, ''),
    ]),
  ]
}

/** Of what fits in one object or list so many entries are shown around a difference. */
const mostAround = 6

class Walk {
  readonly told = new Set<string>()
  readonly #places: readonly string[]

  constructor(places: readonly string[]) {
    this.#places = places
  }

  /** The entries of an object or list in which something differs. */
  inside(pointer: string, expected: unknown, found: unknown, indent: string): readonly DiffLine[] {
    const keys = [...new Set([...keysOf(expected), ...keysOf(found)])]
    const around = keys.filter(
      (key) => this.#fits(pointerTo(pointer, key)) && at(expected, key) !== undefined,
    )
    const shown = new Set(around.slice(0, mostAround))
    const more = around.length - shown.size
    const lines = keys.flatMap((key) => {
      const place = pointerTo(pointer, key)
      const label = labelOf(found ?? expected, key)
      if (!this.#fits(place)) return this.#differing(place, label, at(expected, key), at(found, key), indent)
      return shown.has(key) ? [line(' ', `${indent}${label} ${inShort(at(expected, key))}`)] : []
    })
    return more > 0 ? [...lines, line(' ', `${indent}… ${more} more that fit`)] : lines
  }

  #differing(
    pointer: string,
    label: string,
    expected: unknown,
    found: unknown,
    indent: string,
  ): readonly DiffLine[] {
    if (!this.#places.includes(pointer))
      return [line(' ', `${indent}${label}`), ...this.inside(pointer, expected, found, `${indent}  `)]
    this.told.add(pointer)
    return [...sideLines('-', label, expected, indent), ...sideLines('+', label, found, indent)]
  }

  #fits(pointer: string): boolean {
    return !this.#places.some((place) => place === pointer || place.startsWith(`${pointer}/`))
  }
}

/** An element is called by its place: the dash of YAML would look like a sign. */
const labelOf = (container: unknown, key: string): string =>
  Array.isArray(container) ? `[${key}]` : `${key}:`

/** All of a value that stands on one side only. */
function sideLines(sign: '-' | '+', label: string, value: unknown, indent: string): readonly DiffLine[] {
  if (value === undefined) return []
  const keys = keysOf(value)
  if (keys.length === 0) return [line(sign, `${indent}${label} ${inShort(value)}`)]
  const inner = keys.flatMap((key) => sideLines(sign, labelOf(value, key), at(value, key), `${indent}  `))
  return [line(sign, `${indent}${label}`), ...inner]
}

const line = (sign: DiffLine['sign'], text: string): DiffLine => ({ sign, text })

const longest = 160

function inShort(value: unknown): string {
  if (Array.isArray(value) && value.length > 0) return '[…]'
  if (isObject(value) && Object.keys(value).length > 0) return '{…}'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
