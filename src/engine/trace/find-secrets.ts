import { compileShownSecrets, type OutboundRequest } from '../../actions/index.js'
import { readOwn } from '../../json/own.js'
import { pointerKeys } from '../../json/pointer.js'
import { once } from '../../lazy/once.js'
import type { MappingExplanation } from '../../mappings/index.js'
import { secretHeader } from '../redact.js'
import type { PreparedConnection } from '../steps/step.js'
import { textsIn } from './hiding.js'
import type { PassageRecord, Recorded } from './record-evaluation.js'

/**
 * What no trace of an event may show besides the secrets of the connection, all forms of which are `known`: what was made
 * of something hidden, too.
 */
export function compileSecrets(
  connection: PreparedConnection,
  known: readonly string[],
): (recorded: Recorded, incoming: unknown) => readonly string[] {
  const { redact, destination } = connection
  const inPayloads = new Map(
    connection.subscriptions.map(({ index, action }) => [
      index,
      once(() => compileShownSecrets(action.definition.fields)),
    ]),
  )
  return ({ arrival, passages }, incoming) => {
    const events = arrival?.hasArrived ? [incoming, arrival.event] : [incoming]
    const ofPassages = [...passages].flatMap(([index, passage]) =>
      secretsOfPassage(passage, inPayloads.get(index)?.(), destination.secretNames.headers),
    )
    const personal = redact.flatMap((keys) => events.flatMap((event) => textsAt(event, keys)))
    const found = [...personal, ...ofPassages].filter((text) => text !== '')
    for (const { mapping, requests } of passages.values()) {
      // What a payload was made of comes before what its requests are made of.
      for (const explanation of [mapping, ...requests.map((request) => request.explanation)])
        found.push(...madeOfSecrets(explanation, [...known, ...found]))
    }
    return found
  }
}

/** What stands at a path, also in each element of the lists on the way. */
export function textsAt(value: unknown, keys: readonly string[]): readonly string[] {
  const [key, ...rest] = keys
  if (key === undefined) return textsIn(value)
  if (Array.isArray(value) && !Object.hasOwn(value, key)) return value.flatMap((item) => textsAt(item, keys))
  return textsAt(readOwn(value, key), rest)
}

/** What became a secret on the way of an event: what a field declares as one, and what a header of credentials holds. */
function secretsOfPassage(
  { mapping, accepted, requests }: PassageRecord,
  secretsIn: ((payload: unknown) => readonly string[]) | undefined,
  secretHeaders: readonly string[],
): readonly string[] {
  return [
    ...(secretsIn === undefined ? [] : [mapping?.output, accepted?.payload].flatMap(secretsIn)),
    ...requests.flatMap(({ built = [] }) =>
      built.flatMap((request) => secretHeadersOf(request, secretHeaders)),
    ),
  ]
}

/**
 * What was made of something hidden and does not hold it as it is, such as an address in small letters. Short texts stay:
 * to hide them everywhere would hide half of the trace.
 */
function madeOfSecrets(
  explanation: MappingExplanation | undefined,
  secrets: readonly string[],
): readonly string[] {
  if (explanation === undefined) return []
  const { output, sources } = explanation
  const isHidden = (text: string) => secrets.some((secret) => text.includes(secret))
  return sources.flatMap(({ at, reads }) => {
    if (!reads.some(({ value }) => typeof value === 'string' && isHidden(value))) return []
    const made = pointerKeys(at).reduce<unknown>(readOwn, output)
    return typeof made === 'string' && made.length >= shortest && !isHidden(made) ? [made] : []
  })
}

const shortest = 4

const secretHeadersOf = ({ headers }: OutboundRequest, names: readonly string[]): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    names.includes(name) || secretHeader.test(name) ? [value] : [],
  )
