import { eventTypes } from '../../src/events/event.js'
import type { Dice } from '../../src/events/sample/dice.js'
import { isObject, type Json, type JsonObject } from '../../src/json/value.js'
import { isKnownPath } from './known-part.js'
import { type MappedPlace, placesOf, replaced } from './places.js'
import { draw } from './schema-values.js'
import type { Subject } from './subject.js'

/** A mapping with one mistake in it. */
export interface Mutant {
  readonly kind: string
  readonly subject: Subject
  readonly place: MappedPlace
  /** What stands at the place now; undefined where it was taken away. */
  readonly value: Json | undefined
  readonly mapping: JsonObject
}

type Mutation = (place: MappedPlace, dice: Dice) => readonly (Json | undefined)[]

const path = (text: string): Json => ({ '@path': text })
const typesOf = ({ schema }: MappedPlace): readonly unknown[] => [schema.type ?? []].flat()
const wants = (place: MappedPlace, ...types: readonly string[]) =>
  typesOf(place).some((type) => types.includes(String(type)))
const wantsOnly = (place: MappedPlace, ...types: readonly string[]) =>
  typesOf(place).length > 0 && typesOf(place).every((type) => type === 'null' || types.includes(String(type)))

/** Mistakes as people make them, by what is wrong. Whether an event could make up for one, the oracle says. */
const mutations: { readonly [kind: string]: Mutation } = {
  'text for a number or flag': (place) =>
    wantsOnly(place, 'number', 'integer', 'boolean')
      ? [
          { '@template': 'about {{properties.total}}' },
          'abc',
          path('$.timestamp'),
          { '@template': '{{event}}!' },
        ]
      : [],
  'a list for one value': (place) =>
    wantsOnly(place, 'string', 'number', 'integer', 'boolean')
      ? [[1, 2], [path('$.userId'), path('$.anonymousId')], path('$.context.userAgentData.brands')]
      : [],
  'an object for one value': (place) =>
    wantsOnly(place, 'string', 'number', 'integer', 'boolean')
      ? [path('$.context.page'), { id: path('$.userId') }, path('$.context')]
      : [],
  'one value for an object': (place) =>
    wantsOnly(place, 'object') ? ['abc', path('$.messageId'), { '@template': '{{userId}}' }, [1, 2]] : [],
  'a wrong element': (place) => {
    const { items } = place.schema
    if (!wantsOnly(place, 'array') || !isObject(items)) return []
    return items.type === 'object' ? [['abc'], [path('$.userId')]] : [[{ a: 1 }], [['a', 'b']]]
  },
  'a value that is not in the list': ({ schema }) =>
    Array.isArray(schema.enum) || schema.const !== undefined
      ? ['nope', { '@case': { operator: 'upper', value: 'nope' } }, { '@template': 'no {{event}}' }]
      : [],
  'a wrong constant': ({ schema }) => [
    ...(typeof schema.format === 'string'
      ? ['not it', { '@template': 'see {{context.page.url}}, please' }]
      : []),
    ...(typeof schema.pattern === 'string' ? ['no way!'] : []),
    ...(typeof schema.maxLength === 'number' ? ['x'.repeat(schema.maxLength + 1)] : []),
    ...(typeof schema.minimum === 'number' ? [schema.minimum - 1] : []),
    ...(typeof schema.maximum === 'number' ? [schema.maximum + 1] : []),
    ...(schema.type === 'integer' ? [1.5] : []),
    ...(schema.minItems === 1 ? [[]] : []),
  ],
  'a required field left out': ({ isRequired }) => (isRequired ? [undefined] : []),
  'a required field that is empty': ({ isRequired, output }) =>
    isRequired && output.length === 1 ? ['', null] : [],
  'a misspelt path': (place, dice) =>
    knownPathsIn(place.value).map((text) => withPath(place.value, text, misspelt(text, dice))),
  'a field of text': (place) =>
    wants(place, 'string', 'number', 'integer')
      ? [path('$.userId.id'), path('$.context.ip.v4'), path('$.context.locale.language')]
      : [],
  'a constant of any kind': (_, dice) => [draw(constants, dice), draw(constants, dice)],
  'a directive around it': ({ value }, dice) => [draw(wrappers, dice)(value), draw(wrappers, dice)(value)],
}

const constants: readonly Json[] = [
  '',
  'abc',
  '12',
  7,
  -1,
  1.5,
  true,
  null,
  [],
  ['a', 'b'],
  [1],
  {},
  { a: { b: 1 } },
]

/** What people put around a value that was right without it. */
const wrappers: readonly ((value: Json) => Json)[] = [
  (value) => [value],
  (value) => ({ value }),
  (value) => ({ '@join': { value: [value, 'x'], separator: ' / ' } }),
  (value) => ({ '@split': { value, separator: ',' } }),
  (value) => ({ '@json': { mode: 'encode', value } }),
  (value) => ({ '@cast': { value, to: 'string' } }),
  (value) => ({ '@cast': { value, to: 'bit' } }),
  (value) => ({ '@cast': { value, to: 'list' } }),
  (value) => ({ '@base64': { mode: 'encode', value } }),
  (value) => ({ '@math': { round: value } }),
  (value) => ({ '@flatten': { value, separator: '.' } }),
  (value) => ({ '@merge': { objects: [{ a: 1 }, value], direction: 'right' } }),
  (value) => ({ '@entries': { in: value, to: 'list' } }),
  (value) => ({ '@coalesce': [{ '@template': 'none' }, value] }),
  (value) => ({ '@if': { exists: value, then: 'yes', else: 'no' } }),
  (value) => ({ '@compact': [value, value] }),
]

/** Every mutant of a subject; which letter is wrong, the dice say. */
export function mutantsOf(subject: Subject, dice: Dice): readonly Mutant[] {
  const places = placesOf(subject)
  return places.flatMap((place) => [
    ...Object.entries(mutations).flatMap(([kind, mutate]) =>
      mutate(place, dice).map((value) => mutant(kind, subject, place, value)),
    ),
    ...strangers(place, places, dice).map((value) =>
      mutant('the value of another field', subject, place, value),
    ),
    mutant('a misspelt field', subject, place, place.value, slip(String(place.at.at(-1)), dice)),
  ])
}

/** What two other fields are mapped from; not out of a loop, whose element is not in sight elsewhere. */
function strangers(place: MappedPlace, places: readonly MappedPlace[], dice: Dice): readonly Json[] {
  const others = places.filter((other) => other !== place && !other.at.includes('@each'))
  return others.length === 0 ? [] : [draw(others, dice).value, draw(others, dice).value]
}

function mutant(
  kind: string,
  subject: Subject,
  place: MappedPlace,
  value: Json | undefined,
  name?: string,
): Mutant {
  const mapping = replaced(subject.mapping, place.at, value, name)
  return { kind, subject, place, value, mapping: isObject(mapping) ? (mapping as JsonObject) : {} }
}

/** The paths in a mapping whose names the specification knows down to the last. */
function knownPathsIn(mapping: Json): readonly string[] {
  if (Array.isArray(mapping)) return mapping.flatMap(knownPathsIn)
  if (!isObject(mapping)) return []
  return Object.entries(mapping).flatMap(([key, value]) =>
    key === '@path' && typeof value === 'string' && value.startsWith('$.') && isKnown(value)
      ? [value]
      : knownPathsIn(value as Json),
  )
}

const isKnown = (text: string): boolean =>
  text.length > 4 && eventTypes.some((type) => isKnownPath(type, text.slice(2).split('.')))

function withPath(mapping: Json, from: string, to: string): Json {
  if (mapping === from) return to
  if (Array.isArray(mapping)) return mapping.map((item: Json) => withPath(item, from, to))
  if (!isObject(mapping)) return mapping
  return Object.fromEntries(
    Object.entries(mapping).map(([key, value]) => [key, withPath(value as Json, from, to)]),
  )
}

/** One name of the path with a slip in it; not one of a word that the sender is free to choose. */
function misspelt(text: string, dice: Dice): string {
  const [start = '$', ...names] = text.split('.')
  const known = names.filter((_, index) => isKnown(`$.${names.slice(0, index + 1).join('.')}`) || index === 0)
  const chosen = draw(known.length > 0 ? known : names, dice)
  return [start, ...names.map((name) => (name === chosen ? slip(name, dice) : name))].join('.')
}

/** A letter left out, doubled, or changed places with the next. */
export function slip(word: string, dice: Dice): string {
  const at = word.length > 2 ? dice.between(1, word.length - 2) : word.length - 1
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  const choices = [before + letter + letter + after]
  if (word.length > 3) choices.push(before + after)
  if (after !== '' && after.charAt(0) !== letter)
    choices.push(before + after.charAt(0) + letter + after.slice(1))
  return draw(choices, dice)
}
