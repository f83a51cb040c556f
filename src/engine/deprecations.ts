import type { Action } from '../actions/index.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { pointerTo } from '../json/pointer.js'
import { fieldOfKey, isDirective } from '../mappings/index.js'
import type { SubscriptionConfig } from './config.js'

/** What a subscription uses that its definition keeps for saved configurations only (definitions.md, Versions). */
export function deprecations(
  { action: name, mapping = {} }: SubscriptionConfig,
  { deprecated, fields: { properties = {} }, expandKeys = false }: Action,
): readonly Diagnostic[] {
  const warning = (what: string, instead: string | boolean, pointer: string): Diagnostic => ({
    code: 'config/deprecated',
    severity: 'warning',
    message: `${what} is deprecated${typeof instead === 'string' ? `: ${instead}` : ''}`,
    pointer,
  })
  const keys = isDirective(mapping) ? [] : Object.keys(mapping)
  return [
    ...(deprecated === undefined ? [] : [warning(`the action "${name}"`, deprecated, '/action')]),
    ...keys.flatMap((key) => {
      const field = expandKeys ? fieldOfKey(key) : key
      const instead = Object.hasOwn(properties, field) ? properties[field]?.deprecated : undefined
      if (instead === undefined || instead === false) return []
      return [warning(`the field "${field}"`, instead, pointerTo('/mapping', key))]
    }),
  ]
}
