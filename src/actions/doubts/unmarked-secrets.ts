import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerTo } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'
import type { Destination } from '../definition.js'
import { secretPaths } from '../secrets.js'

/** Settings that are named as secrets are, and are not marked as such: they would be shown (definitions.md, `settings`). */
export function unmarkedSecrets({ settings }: Destination): readonly Diagnostic[] {
  return suspects(settings, '/settings').map(({ name, pointer }) => ({
    code: 'definition/unmarked-secret',
    severity: 'warning',
    message: `"${name}" has the name of a secret, but is not marked as one, so it is shown wherever settings are`,
    hint: 'write format: "password"',
    pointer,
  }))
}

interface Suspect {
  readonly name: string
  readonly pointer: string
}

function suspects(schema: unknown, pointer: string): readonly Suspect[] {
  if (!isObject(schema) || !isObject(schema.properties)) return []
  return Object.entries(schema.properties).flatMap(([name, field]) => {
    const place = pointerTo(`${pointer}/properties`, name)
    if (!isObject(field)) return []
    const isTold = secretPaths(field).length > 0 || !mayBeText(field) || Object.hasOwn(field, 'enum')
    return [
      ...(isTold || !isNamedAsSecret(name) ? [] : [{ name, pointer: place }]),
      ...suspects(field, place),
      ...suspects(field.items, `${place}/items`),
    ]
  })
}

const mayBeText = ({ type }: Record<string, unknown>): boolean =>
  type === undefined || [type].flat().includes('string')

/** The words that secrets end with, as names join them: `apiKey`, `source_write_key`, `client-secret`. */
const secretWords = new Set([
  'password',
  'passphrase',
  'passwd',
  'secret',
  'token',
  'credential',
  'credentials',
])

/** What makes a key a secret one; a key by itself may be the name of a column. */
const secretKeys = new Set([
  'api',
  'access',
  'secret',
  'private',
  'write',
  'auth',
  'signing',
  'encryption',
  'license',
])

/** A token or a key of the public kind is meant to be seen. */
const openWords = new Set(['public', 'publishable', 'url', 'type', 'name', 'id'])

function isNamedAsSecret(name: string): boolean {
  const words = wordsOf(name)
  if (words.some((word) => openWords.has(word))) return false
  const last = words.at(-1) ?? ''
  if (secretWords.has(last) || last === 'apikey') return true
  return last === 'key' && words.some((word) => secretKeys.has(word))
}

/** `apiKey`, `API_KEY` and `api-key` are the words `api` and `key`. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
