import { Tokenizer, TypeGuards } from 'liquidjs'
import { ownField, readField } from '../read-field.js'

type Path = readonly (string | number)[]

const longestPath = 1_000

/** The keys of a path that an argument holds, `a.b[0]`; undefined where it is none. */
export function propertyPath(text: string): Path | undefined {
  if (text.length > longestPath) return undefined
  try {
    const token = new Tokenizer(text).readScopeValue()
    if (!TypeGuards.isPropertyAccessToken(token)) return undefined
    const keys = token.props.flatMap((key) =>
      TypeGuards.isWordToken(key) || TypeGuards.isQuotedToken(key) || TypeGuards.isNumberToken(key)
        ? [key.content]
        : [],
    )
    return keys.length === token.props.length ? keys : undefined
  } catch {
    return undefined
  }
}

/** What a path leads to from an element of a list: an own field first, then as everywhere. */
export function readProperty(item: unknown, [field, ...rest]: Path): unknown {
  return rest.reduce<unknown>(readField, ownField(item, field))
}
