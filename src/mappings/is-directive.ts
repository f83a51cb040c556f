import { isObject, type Json } from '../json/value.js'

/** The name by which an object is a directive: its first key that begins with `@`. */
export function directiveNameIn(mapping: object): string | undefined {
  return Object.keys(mapping).find((key) => key.startsWith('@'))
}

/** Whether a mapping is a directive, also one that does not exist; what is none stands for itself. */
export function isDirective(mapping: Json): boolean {
  return isObject(mapping) && directiveNameIn(mapping) !== undefined
}
