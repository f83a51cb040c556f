import { expect } from 'vitest'
import type { OutboundRequest } from '../../src/actions/index.js'
import { encodeRequest, type Outcome } from '../../src/index.js'
import type { ExpectedRequest, Vector } from './vector-file.js'
import type { VectorResult } from './vector-result.js'

/** Holds what came of a vector to what it expects, by the rules of the vectors' README. Throws where it differs. */
export function compareVector({ expect: expected }: Vector, found: VectorResult): void {
  const { requests = [], commands = [], error, results } = expected
  if (error?.kind === 'settings' && found.refused !== undefined) return
  expect(found.refused?.message).toBeUndefined()
  for (const [index, request] of requests.entries()) compareRequest(found.requests[index], request)
  expect(found.requests).toHaveLength(requests.length)
  expect(found.commands).toEqual(withPlaceholders(found.commands, commands))
  if (expected.deferred !== undefined) expect(found.deferred).toBe(expected.deferred)
  if (expected.warnings !== undefined) expect(found.warnings).toEqual(expected.warnings)
  if (results !== undefined)
    expect(found.outcomes.map(isDelivered)).toEqual(results.map(({ status }) => status < 300))
  else if (error === undefined)
    expect(found.outcomes.map(isDelivered)).toEqual(found.outcomes.map(() => true))
  else compareError(found.outcomes, error)
}

const isDelivered = ({ status }: Outcome): boolean => status === 'built' || status === 'delivered'

function compareError(
  outcomes: readonly Outcome[],
  { kind, fields }: NonNullable<Vector['expect']['error']>,
): void {
  const named = fields === undefined ? {} : { fields: fieldsAt(fields) }
  for (const outcome of outcomes.length === 1 ? outcomes : outcomes.filter((each) => !isDelivered(each)))
    expect(outcome).toMatchObject({ kind, ...named })
  expect(outcomes.every(isDelivered)).toBe(false)
}

/** The fields that places of a payload are in: an outcome names fields, a vector places, the root among them. */
const fieldsAt = (places: readonly string[]): readonly string[] => [
  ...new Set(places.filter((place) => place !== '').map((place) => place.split('/')[0] ?? '')),
]

function compareRequest(found: OutboundRequest | undefined, expected: ExpectedRequest): void {
  expect(found?.method).toBe(expected.method)
  expect(comparableUrl(found?.url ?? 'https://nothing.example')).toEqual(
    withPlaceholders(comparableUrl(found?.url ?? 'https://nothing.example'), comparableUrl(expected.url)),
  )
  for (const [name, value] of Object.entries(expected.headers ?? {}))
    expect(withoutParameters(name, headerOf(found, name)), name).toBe(withoutParameters(name, value))
  expect(comparable(found?.json)).toEqual(
    withPlaceholders(comparable(found?.json), comparable(expected.json)),
  )
  expect(comparable(found?.form)).toEqual(
    withPlaceholders(comparable(found?.form), comparable(expected.form)),
  )
  if (expected.text !== undefined) {
    const text = found === undefined ? undefined : textOf(found)
    expect(parsed(text)).toEqual(withPlaceholders(parsed(text), parsed(expected.text)))
  }
}

/** A multipart boundary or a scheme belongs to the encoded form. */
function headerOf(request: OutboundRequest | undefined, name: string): string | undefined {
  return request?.headers[name]
}

function textOf({ gzip: _, ...request }: OutboundRequest): unknown {
  return encodeRequest(request).body
}

function comparableUrl(text: string) {
  const { origin, pathname, searchParams } = new URL(text)
  return { origin, path: pathname.split('/').map(decodeURIComponent), query: [...searchParams] }
}

const withoutParameters = (name: string, value: string | undefined): string | undefined =>
  name === 'content-type' ? value?.split(';')[0] : value

/** Without undefined, and with texts that are JSON read. */
const comparable = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value), (_, inner: unknown) => parsed(inner))

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[{[]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const placeholder = /<(?:now|uuid)>/

/** What is expected, where `<now>` and `<uuid>` are what was found. */
function withPlaceholders(found: unknown, expected: unknown): unknown {
  if (typeof expected === 'string' && placeholder.test(expected))
    return fits(found, expected) ? found : expected
  if (Array.isArray(expected))
    return expected.map((item, index) =>
      withPlaceholders(Array.isArray(found) ? found[index] : undefined, item),
    )
  if (typeof expected !== 'object' || expected === null) return expected
  return Object.fromEntries(
    Object.entries(expected).map(([key, item]) => [
      key,
      withPlaceholders(
        typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
        item,
      ),
    ]),
  )
}

function fits(found: unknown, expected: string): boolean {
  if (found === undefined || found === null || found === '') return false
  const pattern = expected.split(placeholder).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pattern.join('.+')}$`, 's').test(String(found))
}
