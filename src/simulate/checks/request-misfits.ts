import { bodyKinds } from '../../actions/index.js'
import { absent, kindsInWords, list } from '../../expressions/kinds.js'
import { type Misfit, misfits } from '../../expressions/types/misfits.js'
import { nothingType, type Type } from '../../expressions/types/type.js'
import type { WireRequest } from '../receive/wire-request.js'
import type { Route } from '../routes/route.js'
import { readBodyAs } from './read-body-as.js'
import { typeAsText } from './type-as-text.js'

/** What of a request the definition could never have made so. */
export interface RequestMisfit {
  /** Whether the account's credentials would stand there. */
  readonly isCredential: boolean
  /** For a person; no secret is in it. */
  readonly message: string
}

/** What is wrong with the headers and the query: only what the definition writes is looked at. */
export function misfitsOfHead({ type, account }: Route, request: WireRequest): readonly RequestMisfit[] {
  const headers = type.request.shape?.fields.get('headers')?.shape?.fields ?? new Map<string, Type>()
  const queries = type.queries.flatMap(({ shape }) => [...(shape?.fields ?? [])])
  return [
    ...[...headers].flatMap(([name, expected]) =>
      name === 'content-type'
        ? []
        : told('header', name, misfits(request.headers[name], expected), account.secrets),
    ),
    ...queries.flatMap(([name, expected]) => {
      const [value, ...others] = request.url.searchParams.getAll(name)
      const found = others.length === 0 ? value : [value, ...others]
      return told('parameter', name, misfits(found, typeAsText(expected)), account.secrets)
    }),
  ]
}

/** What is wrong with the body; undefined where it can not be read at all. */
export function misfitsOfBody(
  { type, account }: Route,
  { body }: WireRequest,
): readonly RequestMisfit[] | undefined {
  const fields = type.request.shape?.fields
  const key = bodyKinds.map((kind) => kind.key).find((name) => fields?.has(name))
  if (key === undefined) return []
  const read = readBodyAs(key, body)
  if (read === undefined) return undefined
  const expected = fields?.get(key) ?? nothingType
  return read.isWhole ? told('body', '', misfits(read.value, expected), account.secrets) : []
}

function told(
  what: string,
  name: string,
  found: readonly Misfit[],
  secrets: readonly string[],
): readonly RequestMisfit[] {
  return found.map((misfit) => {
    const place = [what, name + misfit.pointer].filter((part) => part !== '').join(' ')
    const isCredential = holdsSecret(misfit.expected, secrets)
    return { isCredential, message: `${place}: ${isCredential ? 'wrong' : inWords(misfit)}` }
  })
}

const holdsSecret = ({ scalars = [], holds = [] }: Type, secrets: readonly string[]): boolean =>
  [...scalars, ...holds].some((value) => secrets.some((secret) => String(value).includes(secret)))

function inWords({ expected, found }: Misfit): string {
  const { kinds, scalars = [], holds = [] } = expected
  if (kinds === nothingType.kinds) return 'nothing that the definition sends'
  const words =
    scalars.length > 0
      ? scalars.map((value) => JSON.stringify(value)).join(' or ')
      : kindsInWords(kinds & ~absent)
  if (found === undefined) return `missing, it is ${words}`
  if (Array.isArray(found) && (kinds & list) !== 0 && expected.elements !== undefined)
    return lengthInWords(expected.elements)
  const texts = holds.map((text) => JSON.stringify(text)).join(' and ')
  return `has to be ${words}${scalars.length === 0 && texts !== '' ? ` that holds ${texts}` : ''}`
}

const lengthInWords = ({ least, most }: NonNullable<Type['elements']>): string =>
  Number.isFinite(most)
    ? `has to hold ${least} to ${most} elements`
    : `has to hold at least ${least} elements`
