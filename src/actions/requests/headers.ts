import { call, type Expression, objectOf } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { absent, object, string } from '../../expressions/kinds.js'
import { defineNative, type Native } from '../../expressions/native.js'
import { setOwn } from '../../json/own.js'
import { textOf } from '../../json/text.js'
import { isObject } from '../../json/value.js'
import type { TemplateScope } from '../template.js'

/** Headers that belong to the connection itself: whoever sends the request sets them (RFC 9110, RFC 9112). */
const reserved = new Set([
  'host',
  'content-length',
  'transfer-encoding',
  'connection',
  'upgrade',
  'te',
  'trailer',
])

/** A header's name is a token (RFC 9110, 5.6.2). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/

/** What is wrong with a header's name, or undefined. */
export function headerNameProblem(name: string): string | undefined {
  if (!token.test(name)) return `"${name}" can not be the name of a header`
  return reserved.has(name.toLowerCase())
    ? `the header "${name}" is set by whoever sends the request`
    : undefined
}

/** A header's name that the definition writes. */
export function reportHeaderName(name: string, scope: TemplateScope, pointer: string): void {
  const problem = headerNameProblem(name)
  if (problem !== undefined) scope.problem('definition/request', pointer, problem)
}

/** A header's value: text; missing and null leave the header out, a line break is refused. */
export function headerValue(name: string, value: Expression): Expression {
  return call(headerTextNative, [value], { name })
}

export const headerTextNative: Native<{ readonly name: string }> = {
  name: 'headerText',
  returns: string | absent,
  prepare:
    ({ name }) =>
    (value) =>
      headerText(name, value),
}

/** The text of a header; nothing where it is missing or null. Throws `INVALID_HEADER` where no header can hold it. */
export function headerText(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  const text = textOf(value)
  if (hasForbiddenCharacter(text))
    throw new ValueFailure(
      'INVALID_HEADER',
      `the header "${name}" holds a line break or a character that no header can hold`,
    )
  return text
}

/** A header holds visible characters, spaces and tabs of one byte each (RFC 9110, 5.5). */
function hasForbiddenCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if ((code < 32 && code !== 9) || code === 127 || code > 255) return true
  }
  return false
}

/** Headers whose names come from data, with those of the definition over them. All names become lower case. */
export function mergeHeaders(
  mapped: Expression,
  own: readonly (readonly [string, Expression])[],
): Expression {
  return call(mergeNative, [mapped, objectOf(own)])
}

export const mergeNative = defineNative({
  name: 'mergeHeaders',
  returns: object,
  apply: (mapped, own) => ({
    ...checkHeaders(isObject(mapped) ? mapped : {}),
    ...(isObject(own) ? own : {}),
  }),
})

/** Headers whose names and values come from data, with lower-case names; throws where one can not be sent. */
export function checkHeaders(given: { readonly [name: string]: unknown }): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    const problem = headerNameProblem(name)
    if (problem !== undefined) throw new ValueFailure('INVALID_HEADER', problem)
    const text = headerText(name, value)
    if (text !== undefined) setOwn(headers, name.toLowerCase(), text)
  }
  return headers
}
