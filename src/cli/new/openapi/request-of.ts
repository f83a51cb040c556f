import type { RequestTemplate } from '../../../actions/index.js'
import { isObject, type Json, type JsonObject } from '../../../json/value.js'
import type { Body } from './body.js'
import type { Field } from './field.js'
import type { Operation } from './operations.js'
import { constantOf, type Part } from './part.js'

/** The request of an operation as a template; `query` is what a security scheme adds to it. */
export function requestOf(
  { method, path }: Operation,
  parts: readonly Part[],
  fields: readonly Field[],
  body: Body | undefined,
  query: JsonObject,
): RequestTemplate {
  const entriesIn = (place: Part['in']): JsonObject =>
    Object.fromEntries(
      parts.filter((part) => part.in === place).map((part) => [part.name, templateFor(part, fields)]),
    )
  const headers = {
    ...(body?.contentType === undefined ? {} : { 'content-type': body.contentType }),
    ...entriesIn('header'),
  }
  const allQuery = { ...entriesIn('query'), ...query }
  return {
    method,
    path: pathOf(path, parts, fields),
    ...(Object.keys(allQuery).length === 0 ? {} : { query: allQuery }),
    ...(Object.keys(headers).length === 0 ? {} : { headers }),
    ...bodyTemplate(body, parts, fields, entriesIn('body')),
  }
}

/** What stands for a part in a template: its field, or the one value that it has. */
function templateFor(part: Part, fields: readonly Field[]): Json {
  const field = fields.find((one) => one.part === part)
  const constant = constantOf(part)
  if (field === undefined) return typeof constant === 'object' ? { '@literal': constant } : (constant ?? null)
  const value = { '@path': `$.payload.${field.name}` }
  return part.separator === undefined ? value : { '@join': { value, separator: part.separator } }
}

function pathOf(path: string, parts: readonly Part[], fields: readonly Field[]): string {
  const pieces = path.split(/(\{[^{}]+\})/)
  return pieces
    .map((piece) => {
      const name = /^\{([^{}]+)\}$/.exec(piece)?.[1]
      if (name === undefined) return encodeURI(piece).replace(/[#]/g, '%23')
      const part = parts.find((one) => one.in === 'path' && one.name === name)
      const field = fields.find((one) => one.part === part)
      if (field !== undefined) return `{{payload.${field.name}}}`
      return encodeURIComponent(String((part && constantOf(part)) ?? ''))
    })
    .join('')
}

function bodyTemplate(
  body: Body | undefined,
  parts: readonly Part[],
  fields: readonly Field[],
  entries: JsonObject,
): Pick<RequestTemplate, 'json' | 'form' | 'multipart' | 'text'> {
  const own = parts.filter((part) => part.in === 'body')
  const [first] = own
  if (body === undefined || first === undefined) return {}
  if (body.isWhole) return wholeBody(body.kind, templateFor(first, fields))
  if (body.kind !== 'multipart') return wholeBody(body.kind, entries)
  const hasFiles = own.some(isFile)
  if (!hasFiles) return { multipart: entries }
  return {
    multipart: own.map((part) => ({
      name: part.name,
      value: templateFor(part, fields),
      ...(isFile(part) ? { filename: part.name } : {}),
    })),
  }
}

const isFile = ({ schema }: Part): boolean => schema.format === 'binary'

function wholeBody(
  kind: Body['kind'],
  value: Json,
): Pick<RequestTemplate, 'json' | 'form' | 'multipart' | 'text'> {
  switch (kind) {
    case 'json':
      return { json: value }
    case 'form':
      return isObject(value) ? { form: value } : {}
    case 'multipart':
      return { multipart: value }
    case 'text':
      return { text: value }
  }
}
