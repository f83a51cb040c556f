import { equalJson } from '../../json/equal.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { Keywords } from '../../schemas/keywords.js'
import { breaking, type Change } from './change.js'
import { compareKeywords } from './compare-keywords.js'

/** Where a schema stands, and what fills in for values that a saved configuration lacks. */
export interface SchemaPlace {
  readonly pointer: string
  /** What a value is called: `field`, `setting`. */
  readonly noun: string
  /** The names that lead to the value from the root. */
  readonly keys: readonly string[]
  /** Whether a property that is missing is given by something else. */
  readonly isGiven: (name: string, schema: unknown) => boolean
  /** The same for what stands deeper. */
  readonly isGivenInside: SchemaPlace['isGiven']
}

/** The values that an older schema took and a newer one does not, by their places. */
export function compareSchemas(older: unknown, newer: unknown, place: SchemaPlace): readonly Change[] {
  if (!isObject(older) || !isObject(newer)) return []
  return [
    ...compareKeywords(older, newer, place.pointer, nameOf(place)),
    ...compareProperties(older, newer, place),
    ...compareRequired(older, newer, place),
    ...compareOpenness(older, newer, place),
    ...compareSchemas(older.items ?? anything, newer.items, inside(place, 'items', 'elements')),
    ...compareSchemas(
      isOpen(older) && !isObject(older.additionalProperties) ? anything : older.additionalProperties,
      newer.additionalProperties,
      inside(place, 'additionalProperties', 'entries'),
    ),
  ]
}

const anything: Keywords = {}

/** `the field "info.name"`; the root goes by what it is made of. */
function nameOf({ noun, keys }: SchemaPlace): string {
  return keys.length === 0 ? `the ${noun}s` : `the ${noun} "${keys.join('.')}"`
}

const inside = (place: SchemaPlace, keyword: string, name: string): SchemaPlace => ({
  ...place,
  pointer: `${place.pointer}/${keyword}`,
  keys: [...place.keys, name],
  isGiven: place.isGivenInside,
})

const property = (place: SchemaPlace, name: string): SchemaPlace => ({
  ...place,
  pointer: pointerTo(`${place.pointer}/properties`, name),
  keys: [...place.keys, name],
  isGiven: place.isGivenInside,
})

function compareProperties(older: Keywords, newer: Keywords, place: SchemaPlace): readonly Change[] {
  const [before, after] = [propertiesOf(older), propertiesOf(newer)]
  return Object.entries(before).flatMap(([name, schema]) => {
    const inner = property(place, name)
    if (Object.hasOwn(after, name))
      return [
        ...compareSchemas(schema, after[name], inner),
        ...compareDefaults(schema, after[name], name, newer, place),
      ]
    return isOpen(newer) ? [] : [breaking(inner.pointer, `${nameOf(inner)} is gone`, goneHint(place))]
  })
}

/** Only the fields of an action can be renamed. */
const goneHint = ({ noun, keys }: SchemaPlace): string | undefined =>
  noun === 'field' && keys.length === 0 ? 'where it has another name now, say so in "renamed"' : undefined

/** Only settings are filled with the defaults of their schema (definitions.md, Payload validation). */
function compareDefaults(
  older: unknown,
  newer: unknown,
  name: string,
  parent: Keywords,
  place: SchemaPlace,
): readonly Change[] {
  const inner = property(place, name)
  if (!place.isGiven(name, older) || place.noun !== 'setting') return []
  const [before, after] = [defaultOf(older), defaultOf(newer)]
  if (equalJson(before, after)) return []
  if (after === undefined && requiredOf(parent).includes(name))
    return [breaking(inner.pointer, `${nameOf(inner)} is required and has no default any more`)]
  const message = `the default of ${nameOf(inner)} was ${JSON.stringify(before)}`
  return [{ kind: 'default', pointer: inner.pointer, message }]
}

function compareRequired(older: Keywords, newer: Keywords, place: SchemaPlace): readonly Change[] {
  const before = requiredOf(older)
  return requiredOf(newer).flatMap((name, index) => {
    if (before.includes(name) || place.isGiven(name, propertiesOf(newer)[name])) return []
    const message = `${nameOf(property(place, name))} is required now, and saved configurations may lack it`
    return [breaking(`${place.pointer}/required/${index}`, message, requiredHint(place))]
  })
}

const requiredHint = ({ noun, keys }: SchemaPlace): string | undefined =>
  noun === 'setting' ? 'give it a default' : keys.length === 0 ? 'give it in the default mapping' : undefined

function compareOpenness(older: Keywords, newer: Keywords, place: SchemaPlace): readonly Change[] {
  if (!isOpen(older) || isOpen(newer) || !mayBeObject(older) || !mayBeObject(newer)) return []
  const message = `${nameOf(place)} took any name, and takes only what is declared now`
  return [breaking(place.pointer, message)]
}

/** Whether names that are not declared are kept: payloads and settings are closed where they declare some. */
function isOpen({ additionalProperties, properties }: Keywords): boolean {
  return additionalProperties === undefined ? properties === undefined : additionalProperties !== false
}

const mayBeObject = ({ type }: Keywords): boolean => [type].flat().includes('object')

const propertiesOf = ({ properties }: Keywords): Readonly<Record<string, unknown>> =>
  isObject(properties) ? properties : {}

const requiredOf = ({ required }: Keywords): readonly string[] =>
  Array.isArray(required) ? required.map(String) : []

/** The default of a schema; undefined where it has none. */
export const defaultOf = (schema: unknown): unknown => (isObject(schema) ? schema.default : undefined)
