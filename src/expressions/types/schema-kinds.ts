import { boolean, type Kinds, list, nullish, number, object, string } from '../kinds.js'

/** The kinds that the types of JSON Schema stand for. */
export const kindsByType: { readonly [type: string]: Kinds } = {
  string,
  number,
  integer: number,
  boolean,
  null: nullish,
  array: list,
  object,
}
