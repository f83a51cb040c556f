import { pointerKeys } from '../../json/pointer.js'
import { isList, isObject } from '../../json/value.js'
import { formatPath } from '../paths.js'
import type {
  Decision,
  Ingredients,
  MappingExplanation,
  MappingFailure,
  ReadValue,
  ValueSource,
} from './explanation.js'

/** Shown at the most: characters of a value, paths of a value, characters of a place before its column ends. */
const mostCharacters = 40
const mostPaths = 5
const widest = 40

/** A name may hold some. */
const lineBreaks = /[\n\r\u2028\u2029]/g

/**
 * An explanation for people: a line for each place of the output with its value and where that comes from, then what
 * is missing. `amount  8  ← $.properties.total (@cast)`.
 */
export function renderMappingExplanation(
  explanation: MappingExplanation,
  { writtenIn = 'mapping' }: { readonly writtenIn?: 'mapping' | 'definition' } = {},
): string {
  const { output, sources, missing, failure } = explanation
  if (failure !== undefined) return failureLine(failure)
  const rows = [...sources, ...missing].map((source) => ({
    ...placeAndValue(source.at, output),
    comes: comesFrom(source, writtenIn),
  }))
  const widths = (column: 'place' | 'value') =>
    Math.min(widest, Math.max(0, ...rows.map((row) => row[column].length)))
  const [places, values] = [widths('place'), widths('value')]
  return rows
    .map(({ place, value, comes }) => `${place.padEnd(places)}  ${value.padEnd(values)}  ← ${comes}`)
    .map((line) => line.replace(lineBreaks, ' '))
    .join('\n')
}

function failureLine({ code, message, at, ...ingredients }: MappingFailure): string {
  const reads = isOrAre(ingredients)
  return `${code}${at === '' ? '' : ` at ${at}`}: ${message}${reads === '' ? '' : `; ${reads}`}`
}

/** A place as a path, and what stands there. */
function placeAndValue(at: string, output: unknown): { readonly place: string; readonly value: string } {
  const keys: (string | number)[] = []
  let value = output
  for (const key of pointerKeys(at)) {
    keys.push(isList(value) ? Number(key) : key)
    value =
      (isList(value) || isObject(value)) && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  }
  const path = formatPath({ start: '', keys }).replace(/^\./, '')
  return { place: path === '' ? '(whole)' : path, value: value === undefined ? '—' : shortText(value) }
}

function comesFrom({ reads, literals, directives, because }: ValueSource, writtenIn: string): string {
  const names = new Set(directives.map(({ name }) => name).filter((name) => !saysNothing.has(name)))
  const from =
    reads.length > 0
      ? listed(reads.map(pathWords))
      : literals.length > 0
        ? `written in the ${writtenIn}`
        : 'computed'
  const reasons = because.map(isOrAre).filter((reason) => reason !== '')
  return [
    from,
    names.size === 0 ? '' : ` (${[...names].join(', ')})`,
    reasons.length === 0 ? '' : `, because ${reasons.join(' and ')}`,
  ].join('')
}

/** What they do is seen. */
const saysNothing: ReadonlySet<string> = new Set(['@path', '@literal'])

const pathWords = (read: ReadValue): string =>
  'value' in read ? read.path : `${read.path}, which is missing`

/** `$.total is 250 and $.currency is missing`. */
const isOrAre = ({ reads }: Decision | Ingredients): string =>
  listed(
    reads.map((read) => `${read.path} is ${'value' in read ? shortText(read.value) : 'missing'}`),
    ' and ',
  )

function listed(words: readonly string[], separator = ', '): string {
  const shown = words.slice(0, mostPaths).join(separator)
  return words.length > mostPaths ? `${shown} and ${words.length - mostPaths} more` : shown
}

function shortText(value: unknown): string {
  const characters = Array.from(JSON.stringify(value))
  return characters.length <= mostCharacters
    ? characters.join('')
    : `${characters.slice(0, mostCharacters - 1).join('')}…`
}
