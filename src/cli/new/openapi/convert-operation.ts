import type { Action, Example, JsonObject } from '../../../actions/index.js'
import { headerNameProblem } from '../../../actions/requests/headers.js'
import { isObject } from '../../../json/value.js'
import type { Case } from '../../../testing/cases/case-file.js'
import { titleOfAction } from '../name.js'
import { bodyOf } from './body.js'
import type { Reading } from './convert-schema.js'
import { type Field, fieldsFor } from './field.js'
import { firstSentence } from './first-sentence.js'
import { child, isTrue, text } from './node.js'
import type { Operation } from './operations.js'
import { parametersOf } from './parameters.js'
import { labelOf, type Part } from './part.js'
import { requestOf } from './request-of.js'
import type { Secured } from './secured.js'

/** An operation as an action, whose examples leave open what comes of them, with an event that it takes. */
export interface ConvertedOperation {
  readonly name: string
  readonly action: Action
  readonly event: JsonObject
}

/** `settings` stand for those of a connection in its examples. */
export function convertOperation(
  operation: Operation,
  name: string,
  secured: Secured,
  settings: JsonObject,
  reading: Reading,
): ConvertedOperation {
  const { node } = operation
  const { losses } = reading
  if (isTrue(node, 'deprecated')) losses.add(operation.id, 'the API asks for it not to be used any more')
  if (child(node, 'callbacks').value !== undefined) losses.add(operation.id, 'its callbacks are left out')
  const body = bodyOf(node, reading)
  const all = [...parametersOf(operation, reading), ...(body?.parts ?? [])]
  const parts = all.filter((part) => !isCredential(part, secured) && isSendable(part, reading))
  const fields = fieldsFor(parts, losses)
  const title = titleOfAction(name)
  const description = firstSentence(text(node, 'summary') ?? text(node, 'description'))
  const event = eventFor(title, fields)
  const given = Object.keys(settings).length === 0 ? {} : { settings }
  return {
    name,
    event,
    action: {
      title,
      ...(description === undefined ? {} : { description }),
      trigger: triggerOf(title, fields),
      fields: schemaOf(fields, body?.choices ?? []),
      mapping: Object.fromEntries(fields.map((field) => [field.name, { '@path': field.source }])),
      request: requestOf(operation, parts, fields, body, secured.query),
      examples: [{ title: 'all of it', ...given, event }, failure(fields, event, given)],
    },
  }
}

/** Events of a name that have what is needed: others are not for it. */
function triggerOf(title: string, fields: readonly Field[]): string {
  const needed = fields.filter(({ part }) => part.required).map(({ source }) => source.slice('$.'.length))
  return [`event = "${title}"`, ...[...new Set(needed)].map((path) => `exists(${path})`)].join(' and ')
}

/** What a security scheme gives is no field. */
const isCredential = ({ in: place, name }: Part, { auth, headers, query }: Secured): boolean => {
  const own = auth?.type === 'header' || auth?.type === 'query' ? auth : undefined
  const isSame = (other: string) => other.toLowerCase() === name.toLowerCase()
  return (
    (own !== undefined && own.type === place && isSame(own.name)) ||
    (place === 'header' && Object.keys(headers).some(isSame)) ||
    (place === 'query' && Object.keys(query).some(isSame))
  )
}

/** What no request can carry, or no template can write, is left out. */
function isSendable(part: Part, { losses }: Reading): boolean {
  const problem = problemOf(part)
  if (problem !== undefined) losses.add(labelOf(part), problem)
  return problem === undefined
}

function problemOf({ in: place, name, schema }: Part): string | undefined {
  if (schema.type === 'null' || schema.const === null) return 'it can be nothing but null'
  if (place === 'header') return headerNameProblem(name)
  return place !== 'path' && /^(?:@|$)/.test(name)
    ? 'a key that is empty or begins with @ can not be in a template'
    : undefined
}

function schemaOf(fields: readonly Field[], choices: readonly (readonly string[])[]): Action['fields'] {
  const required = fields.filter(({ part }) => part.required).map(({ name }) => name)
  const groups = choices.map((names) =>
    fields.flatMap(({ name, part }) => (part.in === 'body' && names.includes(part.name) ? [name] : [])),
  )
  const isRule = groups.length > 0 && groups.every((names) => names.length > 0)
  return {
    type: 'object',
    ...(required.length === 0 ? {} : { required }),
    ...(isRule ? { anyOf: groups.map((names) => ({ required: names })) } : {}),
    properties: Object.fromEntries(fields.map(({ name, schema }) => [name, schema])),
  }
}

const base = { type: 'track', messageId: 'm-1', userId: 'u-1', timestamp: '2026-03-02T08:00:00Z' }

function eventFor(event: string, fields: readonly Field[]): JsonObject {
  const own = (prefix: string) =>
    fields.flatMap(({ source, sample }) =>
      source.startsWith(prefix) && sample !== undefined
        ? [[source.slice(prefix.length), sample] as const]
        : [],
    )
  const properties = Object.fromEntries(own('$.properties.'))
  const atTop = Object.fromEntries(own('$.').filter(([path]) => !path.startsWith('properties.')))
  return { ...base, ...atTop, event, ...(Object.keys(properties).length === 0 ? {} : { properties }) }
}

/** The event without what is needed; where nothing is, the answer refuses it. */
function failure(fields: readonly Field[], event: JsonObject, given: Pick<Example, 'settings'>): Example {
  const needed = fields.find(({ part }) => part.required)
  return needed === undefined
    ? { title: 'it is refused', ...given, event, responses: [{ status: 422 }] }
    : { title: `without ${needed.title}`, ...given, event: without(event, needed.source) }
}

function without(event: JsonObject, source: string): JsonObject {
  const [, top = '', inner = ''] = source.split('.')
  const { [top]: part, ...others } = event
  if (!isObject(part)) return others
  const { [inner]: _, ...left } = part as JsonObject
  return { ...others, [top]: left }
}

/** Tests of what an event of an action goes through, besides its examples. */
export function casesOf({ name, action, event }: ConvertedOperation): readonly Case[] {
  return [
    { title: `${action.title}: its event goes through the preset`, preset: action.title, event },
    {
      title: `${action.title}: other events do not go there`,
      preset: action.title,
      event: { ...event, event: 'Something Else' },
    },
    {
      title: `${action.title}: a receiver that is busy is asked again`,
      action: name,
      event,
      responses: [{ status: 503 }],
      outcome: { status: 'retry' },
    },
  ]
}
