import type { JSONValue } from '../types/json.js'
import { isObject } from './kinds.js'

/** The defaults of fields, by key: what a subscription starts with. Fields without a default are left out. */
export function defaultValues(fields: Readonly<Record<string, unknown>>): Record<string, JSONValue>
export function defaultValues(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const defaults = Object.entries(fields).map(
    ([key, field]) => [key, isObject(field) ? field.default : undefined] as const,
  )
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined))
}
