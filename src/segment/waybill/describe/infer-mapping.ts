import isEmpty from 'lodash/isEmpty.js'
import isEqual from 'lodash/isEqual.js'
import isMatch from 'lodash/isMatch.js'
import omit from 'lodash/omit.js'
import type { Json } from '../../../actions/index.js'
import { isObject } from '../../mapping/real-type-of.js'
import type { KnownValue } from './known-values.js'

/** A mapping that gives what was seen, or the places of what none of ours is known to give. */
export interface Inferred {
  readonly mapping: Json
  readonly unknown: readonly string[]
}

/** The mapping behind values that were seen in as many runs as there are values of what is known. */
export function inferMapping(
  seen: readonly unknown[],
  known: readonly KnownValue[],
  place: string,
): Inferred {
  const [first] = seen
  const same = known.find(
    ({ values }) => values[0] !== undefined && values.every((value, run) => isEqual(value, seen[run])),
  )
  if (same !== undefined) return { mapping: same.mapping, unknown: [] }
  if (isObject(first)) return ofObjects(seen, known, place)
  if (Array.isArray(first)) return ofLists(seen, known, place)
  if (seen.every((value) => isEqual(value, first))) return { mapping: first as Json, unknown: [] }
  const template = seen.every((value) => typeof value === 'string') ? ofTexts(seen, known) : undefined
  return template === undefined
    ? { mapping: null, unknown: [place] }
    : { mapping: { '@template': template }, unknown: [] }
}

function ofObjects(seen: readonly unknown[], known: readonly KnownValue[], place: string): Inferred {
  const objects = seen.filter(isObject)
  const keys = Object.keys(objects[0] ?? {})
  if (objects.length < seen.length) return { mapping: null, unknown: [place] }
  if (!objects.every((one) => isEqual(Object.keys(one).sort(), [...keys].sort())))
    return ofSpread(objects, known, place)
  const parts = keys.map((key) => {
    const values = objects.map((one) => one[key])
    return [key, inferMapping(values, known, `${place}.${key}`)] as const
  })
  return {
    mapping: Object.fromEntries(parts.map(([key, { mapping }]) => [key, mapping])),
    unknown: parts.flatMap(([, { unknown }]) => unknown),
  }
}

/** Objects that hold all that is in an open one, beside keys of their own. */
function ofSpread(
  objects: readonly Readonly<Record<string, unknown>>[],
  known: readonly KnownValue[],
  place: string,
): Inferred {
  const spread = known.find(
    ({ values }) =>
      !isEmpty(values[0]) &&
      values.every((value, run) => isObject(value) && !isEmpty(value) && isMatch(objects[run] ?? {}, value)),
  )
  if (spread === undefined) return { mapping: null, unknown: [place] }
  const spreadKeys = spread.values.map((value) => Object.keys(value ?? {}))
  const rest = objects.map((one, run) => omit(one, spreadKeys[run] ?? []))
  const { mapping, unknown } = inferMapping(rest, known, place)
  const comesFirst = spreadKeys[0]?.includes(Object.keys(objects[0] ?? {})[0] ?? '')
  const parts = comesFirst ? [spread.mapping, mapping] : [mapping, spread.mapping]
  return { mapping: { '@merge': { objects: parts, direction: 'right' } }, unknown }
}

function ofLists(seen: readonly unknown[], known: readonly KnownValue[], place: string): Inferred {
  const lists = seen.filter(Array.isArray)
  const [first = []] = lists
  if (lists.length < seen.length || lists.some(({ length }) => length !== first.length))
    return { mapping: null, unknown: [place] }
  const parts = first.map((_: unknown, index: number) =>
    inferMapping(
      lists.map((list) => list[index]),
      known,
      `${place}[${index}]`,
    ),
  )
  return {
    mapping: parts.map(({ mapping }: Inferred) => mapping),
    unknown: parts.flatMap(({ unknown }: Inferred) => unknown),
  }
}

/** A template of texts that hold what is known; undefined where something else changes in them. */
function ofTexts(seen: readonly string[], known: readonly KnownValue[]): string | undefined {
  const holes = known.flatMap(({ mapping, values }) => {
    const path = isObject(mapping) ? mapping['@path'] : undefined
    const texts = values.map((value) => String(value))
    const isKnown =
      typeof path === 'string' && texts.every((text, run) => text !== '' && seen[run]?.includes(text))
    return isKnown ? [{ hole: `{{${path.slice('$.'.length)}}}`, texts }] : []
  })
  // Of what stands in each other the longer one is meant.
  const byLength = holes.sort((one, other) => (other.texts[0]?.length ?? 0) - (one.texts[0]?.length ?? 0))
  const filled = seen.map((text, run) =>
    byLength.reduce((rest, { hole, texts }) => rest.replaceAll(texts[run] ?? '', hole), text),
  )
  return filled.every((text) => text === filled[0]) ? filled[0] : undefined
}
