import { secretForms } from '../actions/index.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import type { LinkedConnection } from './steps/step.js'

/** What stands in the place of a secret. */
export const hidden = '•••'

/**
 * The secrets of a connection: of its settings, of the tokens that it carries and of what its auth scheme makes of them, in
 * the forms in which they can stand in a request; the longest first.
 */
export function secretsOf({
  destination,
  constants,
}: Pick<LinkedConnection, 'destination' | 'constants'>): readonly string[] {
  const { settings, auth, credentials } = constants
  const { headers, query, body } = isObject(credentials) ? credentials : {}
  return longestFirst([
    ...destination.secretValuesOf(settings).flatMap(secretForms),
    ...textsIn(isObject(auth) ? [auth.accessToken, auth.refreshToken] : []).flatMap(secretForms),
    ...textsIn([headers, query, body]).flatMap((text) => [text, lastWord(text)]),
  ])
}

/** Without the name of the scheme: `Basic dTpz`. */
const lastWord = (credentials: string): string => credentials.slice(credentials.lastIndexOf(' ') + 1)

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** One secret can be a part of another. */
export const longestFirst = (secrets: readonly string[]): readonly string[] =>
  [...new Set(secrets)].filter((secret) => secret !== '').sort((a, b) => b.length - a.length)

export const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)

/** What nests deeper is hidden, whatever it is: an answer can hold anything, and looking through it takes a stack. */
const mostLevels = 500

/** A copy where a secret stands in it, else the value itself. */
export function redactValue(value: unknown, secrets: readonly string[], levels = mostLevels): unknown {
  if (secrets.length === 0) return value
  if (typeof value === 'string') return redactText(value, secrets)
  if (typeof value === 'number') return secrets.includes(String(value)) ? hidden : value
  if (typeof value !== 'object' || value === null) return value
  if (levels === 0) return hidden
  if (Array.isArray(value)) {
    const items = value.map((item) => redactValue(item, secrets, levels - 1))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  return isObject(value) ? redactObject(value, secrets, levels) : value
}

function redactObject(
  object: Record<string, unknown>,
  secrets: readonly string[],
  levels: number,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  let isChanged = false
  for (const [key, item] of Object.entries(object)) {
    const name = redactText(key, secrets)
    const value = redactValue(item, secrets, levels - 1)
    isChanged ||= name !== key || value !== item
    setOwn(copy, name, value)
  }
  return isChanged ? copy : object
}
