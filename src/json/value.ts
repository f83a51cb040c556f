/** JSON as TypeScript sees it, and the words in which the rest of the code asks what a value is. */

export type JsonScalar = string | number | boolean | null
/** Undefined is no JSON: it is here because code may write it, and stands for a key that is not there. */
export type JsonObject = { readonly [key: string]: Json | undefined }
export type Json = JsonScalar | readonly Json[] | JsonObject

/** The entries of an object; a key that holds undefined is none. */
export const entriesOf = (object: JsonObject): readonly (readonly [key: string, value: Json])[] =>
  Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))

/** An object with keys: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Made of keys and values: no date, no map, no instance of a class. Objects of another realm are plain too. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** What a value is, in the words of FQL's `typeof` (triggers.md). A missing value is `null`. */
export type JsonType = 'string' | 'number' | 'bool' | 'null' | 'list' | 'map'

export function jsonTypeOf(value: unknown): JsonType {
  switch (typeof value) {
    case 'string':
      return 'string'
    case 'number':
      return 'number'
    case 'boolean':
      return 'bool'
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'list' : 'map'
    default:
      return 'null'
  }
}

/** `Array.isArray` that keeps a readonly list readonly. */
export function isList<Item>(value: readonly Item[] | unknown): value is readonly Item[] {
  return Array.isArray(value)
}
