import { absent, nullish, object, string } from '../expressions/kinds.js'
import { looksAtText, type Native } from '../expressions/native.js'
import { firstArgument, forKinds } from '../expressions/types/native-types.js'
import { nothingType, objectType, textType, union } from '../expressions/types/type.js'
import { setOwn } from '../json/own.js'

export const urlParts = [
  'protocol',
  'origin',
  'host',
  'hostname',
  'port',
  'path',
  'search',
  'query',
  'hash',
] as const
export type UrlPart = (typeof urlParts)[number]

export type UrlQuestion = { readonly part: UrlPart; readonly name: string | null }

/** A part of an address by the URL standard (https://url.spec.whatwg.org); missing where there is none. */
export const urlPart: Native<UrlQuestion> = {
  name: 'urlPart',
  returns: string | object | nullish | absent,
  weight: 300,
  looks: looksAtText,
  type: (args, { part, name }) => {
    const maybeText = union(textType, nothingType)
    const made = part === 'query' && name === null ? objectType(new Map(), maybeText) : maybeText
    return forKinds(firstArgument(args), string, union(made, nothingType))
  },
  prepare:
    ({ part, name }) =>
    (value) => {
      if (typeof value !== 'string') return value === null ? null : undefined
      const url = parseUrl(value)
      return url === undefined ? undefined : partOf(url, part, name)
    },
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

function partOf(url: URL, part: UrlPart, name: string | null): unknown {
  switch (part) {
    case 'query':
      return name === null ? queryOf(url) : (url.searchParams.get(name) ?? undefined)
    case 'path':
      return present(url.pathname)
    case 'origin':
      // Addresses without a host, `mailto:` and the like, have the origin "null".
      return url.origin === 'null' ? undefined : url.origin
    default:
      return present(url[part])
  }
}

/** The first value of each name. */
function queryOf({ searchParams }: URL): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of searchParams) if (!Object.hasOwn(result, name)) setOwn(result, name, value)
  return result
}

const present = (text: string): string | undefined => (text === '' ? undefined : text)
