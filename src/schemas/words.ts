const typeWords: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

const formatWords: { readonly [format: string]: string } = {
  email: 'an email address',
  uri: 'a whole address, such as https://example.com/path',
  'date-time': 'a date with a time, such as 2025-02-11T14:03:21Z',
  date: 'a date, such as 2025-02-11',
  uuid: 'a UUID',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  'date-like': 'a date, such as 2025-02-11T14:03:21Z, or a Unix time',
}

/** A keyword of JSON Schema that does not hold, with what the schema says there. */
export interface BrokenRule {
  readonly keyword: string
  readonly rule: unknown
}

type Rule = string | number | readonly unknown[]

/** The types of a schema: `text or null`. */
export const typesInWords = (types: unknown): string =>
  [types]
    .flat()
    .map((type) => typeWords[String(type)] ?? type)
    .join(' or ')

/** How each keyword says what is demanded; what is not here is said by its name. */
const keywordWords: { readonly [keyword: string]: (rule: Rule) => string } = {
  type: (rule) => `must be ${typesInWords(rule)}`,
  format: (rule) => `must be ${formatWords[String(rule)] ?? `of the form "${rule}"`}`,
  enum: (rule) =>
    `must be one of ${[rule]
      .flat()
      .map((value) => JSON.stringify(value))
      .join(', ')}`,
  const: (rule) => `must be ${JSON.stringify(rule)}`,
  pattern: (rule) => `must have the form ${rule}`,
  minLength: (rule) => (rule === 1 ? 'must not be empty' : `must have at least ${rule} characters`),
  maxLength: (rule) => `must have at most ${rule} characters`,
  minimum: (rule) => `must be ${rule} or more`,
  maximum: (rule) => `must be ${rule} or less`,
  exclusiveMinimum: (rule) => `must be more than ${rule}`,
  exclusiveMaximum: (rule) => `must be less than ${rule}`,
  minItems: (rule) => (rule === 1 ? 'must not be empty' : `must have at least ${rule} elements`),
  maxItems: (rule) => `must have at most ${rule} elements`,
  minProperties: (rule) => (rule === 1 ? 'must not be empty' : `must have at least ${rule} entries`),
  propertyNames: () => 'is no name that may stand here',
  uniqueItems: () => 'must not repeat an element',
  maxProperties: (rule) => `must have at most ${rule} entries`,
  multipleOf: (rule) => `must be a multiple of ${rule}`,
  contains: () => 'must have the elements that its schema asks for',
  required: () => 'is required',
  dependentRequired: (rule) => `is required where "${rule}" is given`,
  not: () => 'must not have this form',
  false: () => 'must not be given',
  json: () => 'must be plain JSON: no functions, no cycles, whole characters',
  additionalProperties: () => 'is not known here',
}

/** What a value must be, in plain words: `must be an email address`. */
export function problemInWords({ keyword, rule }: BrokenRule): string {
  const words = rule === undefined ? undefined : keywordWords[keyword]?.(rule as Rule)
  return words ?? `does not meet "${keyword}" of its schema`
}
