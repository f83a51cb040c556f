import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerKeys } from '../../json/pointer.js'
import { isObject } from '../../json/value.js'

/** What older YAML reads as true or false, and YAML 1.2 as text. */
const meant = new Map([
  ['yes', true],
  ['on', true],
  ['y', true],
  ['true', true],
  ['no', false],
  ['off', false],
  ['n', false],
  ['false', false],
])

/** Adds to a problem what to write, where a word of older YAML stands for true or false. */
export function withYamlHint(diagnostic: Diagnostic, value: unknown): Diagnostic {
  const { code, pointer, message, hint } = diagnostic
  const isForm = code === 'config/schema' || code === 'config/settings'
  if (!isForm || pointer === undefined || hint !== undefined || !message.endsWith('must be true or false'))
    return diagnostic
  const word = pointerKeys(pointer).reduce<unknown>(entryOf, value)
  const wanted = typeof word === 'string' ? meant.get(word.toLowerCase()) : undefined
  return wanted === undefined
    ? diagnostic
    : { ...diagnostic, hint: `write ${wanted}: "${word}" is text here` }
}

function entryOf(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value[Number(key)]
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}
