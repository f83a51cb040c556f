import type { Json, JsonObject } from '../../../actions/index.js'
import type { Reading } from './convert-schema.js'
import { credentialsOf } from './credentials.js'
import { asJson, child, entries, items, type Node } from './node.js'
import type { Operation } from './operations.js'
import type { Secured } from './secured.js'

/** How requests prove who is asking, where an API says nothing about it. */
const open: Secured = { settings: {}, given: {}, headers: {}, query: {} }

/** The first way to prove who is asking that can be carried over; what is not is told. */
export function securityOf(root: Node, operation: Operation, baseUrl: string, reading: Reading): Secured {
  const { losses } = reading
  const own = child(operation.node, 'security')
  const ways = items(own.value === undefined ? child(root, 'security') : own)
  const named = ways.map((way) => entries(way).map(([name, scopes]) => ({ name, scopes: scopesOf(scopes) })))
  const tried = named.map((schemes) => ({
    schemes,
    secured: schemes.map(({ name, scopes }) => schemeOf(root, name, scopes, baseUrl, reading)),
  }))
  const asking = tried.filter(({ schemes }) => schemes.length > 0)
  const found = asking.find(({ secured }) => secured.every((one) => 'settings' in one)) ?? asking[0]
  if (found === undefined) return open
  for (const other of asking.filter((one) => one !== found))
    losses.add(`security ${namesOf(other)}`, `requests use ${namesOf(found)}`)
  return found.secured.reduce<Secured>((joined, one, index) => {
    const name = `security ${found.schemes[index]?.name}`
    if ('problem' in one) losses.add(name, one.problem)
    else for (const note of one.notes ?? []) losses.add(name, note)
    return 'problem' in one ? joined : join(joined, one, name, reading)
  }, open)
}

const scopesOf = (node: Node): readonly string[] => items(node).map(({ value }) => String(value))

const namesOf = ({ schemes }: { readonly schemes: readonly { readonly name: string }[] }): string =>
  schemes.map(({ name }) => name).join(' and ')

function schemeOf(
  root: Node,
  name: string,
  scopes: readonly string[],
  baseUrl: string,
  { references }: Reading,
) {
  const scheme = references.follow(child(child(child(root, 'components'), 'securitySchemes'), name))?.node
  if (scheme === undefined || asJson(scheme) === undefined) return { problem: 'no such scheme is described' }
  return credentialsOf(name, scheme, scopes, baseUrl)
}

/** Two schemes at once: the first that can be a header or a parameter goes beside the other. */
function join(one: Secured, other: Secured, name: string, { losses }: Reading): Secured {
  const beside = one.auth === undefined ? undefined : asPart(other)
  const first = one.auth !== undefined && beside === undefined ? asPart(one) : undefined
  if (one.auth !== undefined && beside === undefined && first === undefined) {
    losses.add(name, 'a second scheme beside the first is left out')
    return one
  }
  const auth = first === undefined ? (one.auth ?? other.auth) : other.auth
  return {
    ...(auth === undefined ? {} : { auth }),
    settings: { ...one.settings, ...other.settings },
    given: { ...one.given, ...other.given },
    headers: { ...one.headers, ...(beside ?? first)?.headers },
    query: { ...one.query, ...(beside ?? first)?.query },
  }
}

/** A key that can stand among headers and parameters instead. */
function asPart({ auth }: Secured): { readonly headers: JsonObject; readonly query: JsonObject } | undefined {
  const entry = (key: string, value: Json): JsonObject => ({ [key]: value })
  if (auth?.type === 'header') return { headers: entry(auth.name, auth.value), query: {} }
  return auth?.type === 'query' ? { headers: {}, query: entry(auth.name, auth.value) } : undefined
}
