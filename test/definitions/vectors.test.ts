import { describe, expect, it } from 'vitest'
import { definitions } from 'waybill/definitions'
import { testAction } from 'waybill/testing'
import type { Destination, OutboundRequest } from '../../src/actions/index.js'
import { equalJson } from '../../src/json/equal.js'
import { deepFreeze } from '../deep-freeze.js'
import { type ExpectedRequest, readVectorFile, type Vector, type VectorFile } from './vector-file.js'

/** What the engine can not do yet, and so which vectors wait. */
function whyOff(vector: Vector): string | undefined {
  if (vector.events !== undefined) return 'batches'
  if (vector.responses !== undefined) return 'answers of servers'
  return undefined
}

describe.each(definitions)('the vectors of $slug', (definition) => {
  const file = readVectorFile(definition.slug)
  const on = file.vectors.filter((vector) => whyOff(vector) === undefined)

  describe.each(['compiled', 'closures'] as const)('with %s evaluation', (evaluation) => {
    it.each(on.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
      const { requests, outcome } = run(vector, file, definition, evaluation)
      const { error, requests: expected = [] } = vector.expect
      if (error === undefined) {
        expect(outcome).toMatchObject({ status: 'built' })
        expect(requests).toHaveLength(expected.length)
        for (const [index, request] of expected.entries()) expectRequest(requests[index], request)
      } else {
        expect(outcome).toMatchObject({ status: 'discarded', kind: error.kind })
        if (error.fields !== undefined) expect(outcome.fields).toEqual(error.fields)
      }
    })
  })
})

it('leaves out only batches and answers of servers, which the engine does not know yet', () => {
  const off = definitions.flatMap(({ slug }) =>
    readVectorFile(slug).vectors.flatMap((vector) => {
      const reason = whyOff(vector)
      return reason === undefined ? [] : [`${vector.id}: ${reason}`]
    }),
  )
  expect(off).toEqual([
    'segment/batch: batches',
    'webhook/batch-two: batches',
    'webhook/batch-signed: batches',
    'webhook/answer-500: answers of servers',
  ])
})

function run(vector: Vector, file: VectorFile, definition: Destination, evaluation: 'compiled' | 'closures') {
  const { mapping, overrides = {}, settings, action } = vector
  const own =
    mapping === 'definition' ? {} : mapping === 'default' ? (file.defaultMappings?.[action] ?? {}) : mapping
  return testAction(definition, action, {
    event: deepFreeze(vector.event),
    settings: deepFreeze(settings),
    mapping: deepFreeze({ ...own, ...overrides }),
    useDefaultMappings: mapping === 'definition',
    engine: { evaluation },
  })
}

/** The rules of the vectors' README: order of keys is free, headers are those that matter, URLs compare decoded. */
function expectRequest(found: OutboundRequest | undefined, expected: ExpectedRequest): void {
  expect(found?.method).toBe(expected.method)
  expect(comparableUrl(found?.url ?? '')).toEqual(comparableUrl(expected.url))
  for (const [name, value] of Object.entries(expected.headers ?? {}))
    expect(withoutParameters(name, found?.headers[name])).toBe(withoutParameters(name, value))
  if (!equalJson(found?.json, expected.json)) expect(found?.json).toEqual(expected.json)
  expect(found?.text).toBe(expected.text)
}

function comparableUrl(text: string) {
  const { origin, pathname, searchParams } = new URL(text)
  return { origin, path: pathname.split('/').map(decodeURIComponent), query: [...searchParams] }
}

const withoutParameters = (name: string, value: string | undefined): string | undefined =>
  name === 'content-type' ? value?.split(';')[0] : value
