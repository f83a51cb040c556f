import type { Json, JsonObject } from '../../../json/value.js'

/** Something that a request carries, which becomes a field of the action. */
export interface Part {
  readonly in: 'path' | 'query' | 'header' | 'body'
  /** What the API calls it. */
  readonly name: string
  readonly schema: JsonObject
  readonly required: boolean
  /** What stands between the elements of a list, where they are one text. */
  readonly separator?: string
  /** What the description shows it by. */
  readonly shown?: Json
}

/** The value that a part always has, where only one is allowed and it has to be there. */
export function constantOf({ schema, required }: Part): Json | undefined {
  if (!required) return undefined
  if (schema.const !== undefined) return schema.const
  const [only, ...more] = Array.isArray(schema.enum) ? schema.enum : []
  return more.length === 0 ? only : undefined
}

/** What people are told of it by. */
export const labelOf = ({ in: place, name }: Pick<Part, 'in' | 'name'>): string =>
  place === 'body' ? `request body.${name}` : `${place} parameter ${name}`
