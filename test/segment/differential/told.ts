/** The lines of a stack trace, which some messages hold: where an error was thrown is nobody's promise. */
const frames = /\n\s+at .*/g

/**
 * Anything as text, with all that a definition, a test or a host could tell it by: the order of keys, undefined against
 * absent, holes, the classes of errors.
 */
export function told(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'function') return 'function'
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value))
    return `[${Array.from(value, (item, index) => (index in value ? told(item) : 'hole')).join()}]`
  if (value instanceof Error)
    return `${value.name}(${JSON.stringify(value.message.replace(frames, ''))})${toldFields(errorFields(value))}`
  if (value instanceof Date) return `Date(${value.getTime()})`
  if (value instanceof URLSearchParams) return `query(${value})`
  if (value instanceof AbortSignal) return 'signal'
  if (isHeaders(value)) return `headers${JSON.stringify([...value.entries()].sort())}`
  if (isResponse(value))
    return `response${toldFields({ status: value.status, content: value.content, data: value.data })}`
  return toldFields(value)
}

const toldFields = (value: object): string =>
  `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${told(item)}`)
    .join()}}`

const unseen = new Set([
  'message',
  'options',
  'request',
  'original',
  'redundant',
  'type',
  'errno',
  'name',
  'stack',
])

// The public kit keeps the errors of a mapping where only a loop over their error finds them.
const errorFields = (error: Error): object =>
  Object.fromEntries(
    Object.entries(error)
      .filter(([key]) => !unseen.has(key) && !(key === 'errors' && error.name === 'AggregateError'))
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

const isHeaders = (value: object): value is Headers =>
  'entries' in value && 'get' in value && 'append' in value

const isResponse = (
  value: object,
): value is Response & { readonly content: unknown; readonly data: unknown } =>
  'status' in value && 'headers' in value && 'clone' in value
