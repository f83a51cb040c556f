import type { ErrorObject } from 'ajv'
import { aOrAn, inList, kindInWords, many } from './wording.js'

/** What an error says of its value; the words are those of the public kit, by which tests know them. */
type Wording = (error: ErrorObject) => string | undefined

/** An error in words, without the full stop; undefined where another error says it already. */
export function messageOf(error: ErrorObject): string | undefined {
  const { keyword, message, parentSchema } = error
  const own: unknown = parentSchema?.errorMessage
  if (own) return `${subjectOf(error)} ${own}`
  const wording = Object.hasOwn(wordings, keyword) ? wordings[keyword] : undefined
  const text = wording === undefined ? `${message}` : wording(error)
  return text === undefined ? undefined : `${subjectOf(error)} ${text}`
}

/** The field's title, else the place of the value. */
function subjectOf({ instancePath, parentSchema }: ErrorObject): string {
  const title: unknown = parentSchema?.title
  if (title) return String(title)
  return instancePath === '' ? 'the root value' : `the value at ${instancePath}`
}

const limited =
  (
    bound: string,
    noun: string,
    verb: string,
    countOf: (data: unknown) => number,
    isCounted: boolean,
  ): Wording =>
  ({ params, data }) => {
    const [limit, actual] = [Number(params.limit), countOf(data)]
    const [wanted, found] = isCounted ? [many(noun, limit), many(noun, actual)] : [`${limit}`, `${actual}`]
    return isCounted
      ? `must be ${wanted} or ${bound} but it ${verb} ${found}`
      : `must have ${wanted} or ${bound} ${noun} but it ${verb} ${found}`
  }

const lengthOf = (data: unknown): number =>
  typeof data === 'string' || Array.isArray(data) ? data.length : Object.keys(Object(data)).length

const comparedWith =
  (words: string): Wording =>
  ({ params }) =>
    `must be ${words} ${params.limit}`

const formatNames: { readonly [format: string]: string } = {
  'date-time': 'date and time',
  email: 'email address',
  ipv4: 'IPv4 address',
  ipv6: 'IPv6 address',
  uri: 'URI',
  'uri-reference': 'URI Reference',
  'uri-template': 'URI-template',
  'json-pointer': 'JSON Pointer',
  'relative-json-pointer': 'relative JSON Pointer',
  regex: 'regular expression',
}

const wordings: { readonly [keyword: string]: Wording } = {
  enum: ({ params }) => {
    const values: readonly unknown[] = params.allowedValues
    return `must be one of: ${inList(values.map((value) => JSON.stringify(value)))}`
  },
  type: ({ params, data }) => {
    const types: string | readonly string[] = params.type
    const wanted = inList(typeof types === 'string' ? types.split(',') : types)
    return `must be ${aOrAn(wanted)} ${wanted} but it was ${kindInWords(data)}`
  },
  minLength: limited('more', 'character', 'was', lengthOf, true),
  maxLength: limited('fewer', 'character', 'was', lengthOf, true),
  pattern: ({ schemaPath, parentSchema }) => {
    if (schemaPath.endsWith('propertyNames/pattern')) return undefined
    const label: unknown = parentSchema?.patternLabel
    return label ? `must be ${label} but it was not` : 'is an invalid string'
  },
  format: ({ params }) => {
    const format = String(params.format)
    return `must be a valid ${formatNames[format] ?? format} string but it was not`
  },
  multipleOf: ({ params }) => `must be a multiple of ${params.multipleOf}`,
  minimum: comparedWith('equal to or greater than'),
  exclusiveMinimum: comparedWith('greater than'),
  maximum: comparedWith('equal to or less than'),
  exclusiveMaximum: comparedWith('less than'),
  additionalProperties: ({ params, parentSchema }) => {
    const allowed = Object.keys(parentSchema?.properties ?? {}).join(', ')
    return `has an unexpected property, ${params.additionalProperty}, which is not in the list of allowed properties (${allowed})`
  },
  required: ({ params }) => `is missing the required field '${params.missingProperty}'`,
  propertyNames: ({ params }) => `has an invalid property name ${JSON.stringify(params.propertyName)}`,
  minProperties: limited('more', 'properties', 'has', lengthOf, false),
  maxProperties: limited('fewer', 'properties', 'has', lengthOf, false),
  dependencies: ({ params }) =>
    `must have property ${params.missingProperty} when ${params.property} is present`,
  minItems: limited('more', 'items', 'has', lengthOf, false),
  maxItems: limited('fewer', 'items', 'has', lengthOf, false),
  uniqueItems: ({ params }) => `must be unique but elements ${params.j} and ${params.i} are the same`,
}
