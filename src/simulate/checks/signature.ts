import { createHmac } from 'node:crypto'
import type { Auth, Destination, Json, Sign } from '../../actions/index.js'
import { entriesOf } from '../../json/value.js'
import { applyMapping, type MappingOptions, readsOf } from '../../mappings/index.js'
import type { WireRequest } from '../receive/wire-request.js'
import type { Route } from '../routes/route.js'

/**
 * Whether a request is signed as the definition signs it, by its auth scheme and by its template. A signature of what the
 * request does not show, such as the payload that it was made from, is not looked at.
 */
export function isSigned(
  { auth, let: lets = {} }: Pick<Destination, 'auth' | 'let'>,
  { account, template }: Route,
  request: WireRequest,
  language: MappingOptions,
): boolean {
  const signs = [...signOf(auth), ...(template?.sign === undefined ? [] : [template.sign])].filter(isVisible)
  if (signs.length === 0) return true
  const { settings, auth: held } = account.constants
  const known = { settings, auth: held, request: partsOf(request) }
  const mapped = (mapping: Json, values: object) => quietly(() => applyMapping(mapping, values, language))
  let read: { readonly [name: string]: unknown } = {}
  for (const [name, mapping] of entriesOf(lets))
    read = { ...read, [name]: mapped(mapping, { ...known, let: read }) }
  return signs.every(({ header, algorithm, encoding, secret, prefix = '', message }) => {
    const key = mapped(secret, { ...known, let: read })
    if (key === undefined || key === null || key === '') return true
    const signed = message === undefined ? request.body : String(mapped(message, { ...known, let: read }))
    const expected = createHmac(algorithm, String(key)).update(signed).digest(encoding)
    return request.headers[header.toLowerCase()] === prefix + expected
  })
}

const signOf = (auth: Auth | undefined): readonly Sign[] => (auth?.type === 'hmac' ? [auth] : [])

const isVisible = ({ message }: Sign): boolean =>
  message === undefined || readsOf(message).every((path) => /^\$\.(?:settings|auth|let|request)\b/.test(path))

/** As `$.request` in the `message` of a definition: as it is sent, the query without its question mark. */
const partsOf = ({ method, url, body }: WireRequest) => ({
  method,
  url: url.href,
  path: url.pathname,
  query: url.search.slice(1),
  body: new TextDecoder().decode(body),
})

/** What can not be worked out here was not either where the request was made. */
function quietly(ask: () => unknown): unknown {
  try {
    return ask()
  } catch {
    return undefined
  }
}
