import type { Action } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { pointerTo } from '../json/pointer.js'
import { fieldOfKey, isDirective } from '../mappings/index.js'
import type { SubscriptionConfig } from './config.js'

/**
 * A saved subscription with the fields of an action by their present names, and a warning for each that had an old one
 * (definitions.md, Versions). Where both names are mapped the present one counts.
 */
export function carryOverRenamed(
  config: SubscriptionConfig,
  { renamed = {}, expandKeys = false }: Action,
): { readonly config: SubscriptionConfig; readonly diagnostics: readonly Diagnostic[] } {
  const { mapping, without } = config
  const names = new Map(Object.entries(renamed))
  const fieldOf = (key: string) => (expandKeys ? fieldOfKey(key) : key)
  const isOld = (key: string) => names.has(fieldOf(key))
  const presentName = (key: string) => {
    const field = fieldOf(key)
    return `${names.get(field) ?? field}${key.slice(field.length)}`
  }
  const keys = mapping === undefined || isDirective(mapping) ? [] : Object.keys(mapping)
  if (![...keys, ...(without ?? [])].some(isOld)) return { config, diagnostics: [] }
  const isReplaced = (key: string) => isOld(key) && keys.includes(presentName(key))
  const entries = Object.entries(mapping ?? {}).filter(([key]) => !isReplaced(key))
  const warning = (key: string, pointer: string): Diagnostic => ({
    code: 'config/renamed',
    severity: 'warning',
    message: `the field "${fieldOf(key)}" is called "${names.get(fieldOf(key))}" now${isReplaced(key) ? ', which is mapped too, so this mapping is left out' : ''}`,
    pointer,
    hint: `write "${presentName(key)}"`,
  })
  return {
    config: {
      ...config,
      ...(keys.length === 0
        ? {}
        : { mapping: Object.fromEntries(entries.map(([key, value]) => [presentName(key), value])) }),
      ...(without === undefined ? {} : { without: without.map(presentName) }),
    },
    diagnostics: [
      ...keys.filter(isOld).map((key) => warning(key, pointerTo('/mapping', key))),
      ...(without ?? []).flatMap((key, index) => (isOld(key) ? [warning(key, `/without/${index}`)] : [])),
    ],
  }
}
