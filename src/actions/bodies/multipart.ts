import { call } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { absent, list } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { fingerprint } from '../../json/fingerprint.js'
import { textOf } from '../../json/text.js'
import { isObject, type Json } from '../../json/value.js'
import { headerText } from '../requests/headers.js'
import type { BodyKind } from './body.js'
import { fieldTexts } from './field-texts.js'

/** A part of a form; with a file name it is a file. */
export interface FormPart {
  readonly name: string
  readonly value: string
  readonly filename?: string
  readonly contentType?: string
}

const partOptions = {
  name: { description: 'The name of the field.' },
  value: { description: 'Its text. What is missing or null leaves the part out, a list repeats it.' },
  filename: { description: 'The name of the file, where the part is one.' },
  contentType: { description: 'The type of the content; a file without one is `application/octet-stream`.' },
}

/** RFC 7578, with names escaped as browsers do it (HTML Standard, "multipart/form-data encoding algorithm"). */
export const multipart: BodyKind<readonly FormPart[], Json> = {
  key: 'multipart',
  summary:
    'A form in parts, which may be files. What is missing or null vanishes, an object becomes JSON text.',
  contentType: 'multipart/form-data',
  template: {
    type: ['array', 'object'],
    description:
      'A list of parts, an object of mappings by field name, or a directive that gives one of both.',
    items: {
      type: 'object',
      // A part that is written out; where a key begins with @, a directive gives it.
      if: { patternProperties: { '^@': false } },
      then: { additionalProperties: false, required: ['name', 'value'], properties: partOptions },
    },
  },
  lower: (template, scope, pointer) => call(formParts, [scope.mapping(template, pointer).expression]),
  encode(parts) {
    const texts = parts.map(partText)
    const boundary = boundaryOf(texts)
    return `${texts.map((text) => `--${boundary}\r\n${text}\r\n`).join('')}--${boundary}--\r\n`
  },
  parameterOf: (encoded) => `boundary=${/^--(waybill-\w+)/.exec(encoded)?.[1]}`,
}

export const formParts = defineNative({
  name: 'formParts',
  returns: list | absent,
  apply: (value) => {
    if (value === undefined || value === null) return undefined
    const parts = Array.isArray(value)
      ? value.filter((part) => part !== undefined && part !== null).flatMap(partsOf)
      : fieldsOf(value).flatMap(([name, field]) => partsOf({ name, value: field }))
    // RFC 2046, 5.1.1: there is at least one part.
    return parts.length === 0 ? undefined : parts
  },
})

function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (isObject(value)) return Object.entries(value)
  throw new ValueFailure('INVALID_BODY', 'the body is a form in parts: it needs a list or an object')
}

function partsOf(part: unknown): readonly FormPart[] {
  if (!isObject(part)) throw new ValueFailure('INVALID_BODY', 'a part of the body is no object')
  const unknown = Object.keys(part).find((key) => !Object.hasOwn(partOptions, key))
  if (unknown !== undefined)
    throw new ValueFailure(
      'INVALID_BODY',
      `a part of the body has "${unknown}"; a part can have ${Object.keys(partOptions).join(', ')}`,
    )
  const name = textOf(part.name)
  if (name === '') throw new ValueFailure('INVALID_BODY', 'a part of the body has no name')
  const filename = part.filename ?? undefined
  const contentType = headerText('content-type', part.contentType)
  return fieldTexts(part.value).map((value) => ({
    name,
    value,
    ...(filename === undefined ? {} : { filename: textOf(filename) }),
    ...(contentType === undefined ? {} : { contentType }),
  }))
}

function partText({ name, value, filename, contentType }: FormPart): string {
  const file = filename === undefined ? '' : `; filename="${escapeName(filename)}"`
  const type = contentType ?? (filename === undefined ? undefined : 'application/octet-stream')
  return [
    `Content-Disposition: form-data; name="${escapeName(name.replace(/\r\n?|\n/g, '\r\n'))}"${file}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    '',
    value,
  ].join('\r\n')
}

const escapeName = (name: string): string =>
  name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22')

/** A text that the parts do not hold. It is made from them, so that the same request has the same bytes. */
function boundaryOf(texts: readonly string[]): string {
  let name = fingerprint(texts.join('\n'))
  while (texts.some((text) => text.includes(name))) name = fingerprint(name)
  return `waybill-${name}`
}
