import createRequestClient from '../../http/create-request-client.js'
import type { ActionDefinition } from '../../types/action-definition.js'
import type { DestinationDefinition } from '../../types/destination-definition.js'
import type { RequestClient } from '../../types/request.js'
import type { Unchecked } from '../../types/unchecked.js'
import type { Scope } from './known-values.js'
import { type SentRequest, sentRequest } from './sent-request.js'

/** What a call of `perform` did: the requests that it sent, and what else it asked of its host. */
export interface ObservedRun {
  readonly requests: readonly SentRequest[]
  /** What of the answers was read. */
  readonly read: readonly string[]
  /** What a host has for definitions, as far as it was used: `features.some-flag`, `stateContext.getRequestContext`. */
  readonly used: readonly string[]
  readonly failure?: string
}

/** What is handed to an action besides payload and settings, and what it means where one of its members is used. */
const services = ['features', 'stateContext', 'transactionContext', 'engageDestinationCache', 'hookOutputs']

/** Calls `perform` with made-up values and a client whose requests go nowhere: each is answered with 200 and `{}`. */
export async function observeRun(
  definition: DestinationDefinition<Unchecked>,
  action: ActionDefinition<Unchecked>,
  { payload, settings, auth }: Scope,
): Promise<ObservedRun> {
  const requests: SentRequest[] = []
  const read = new Set<string>()
  const used = new Set<string>()
  const watched = services.map((name) => [name, watching(name, (member) => used.add(`${name}.${member}`))])
  const data: Unchecked = withNoted((name) => used.add(name), {
    payload: structuredClone(payload),
    settings,
    auth,
    audienceSettings: {},
    statsContext: {},
    logger: silent,
    syncMode: action.syncMode?.default,
    ...Object.fromEntries(watched),
  })
  try {
    const client = createRequestClient({ fetch: takingBy(requests) }, definition.extendRequest?.(data) ?? {})
    await action.perform(noting(client, read), data)
    return { requests, read: [...read], used: [...used] }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return { requests, read: [...read], used: [...used], failure }
  }
}

/** What no payload and no settings say: with any of it an action does more than map. */
const unmapped = ['rawData', 'rawMapping', 'audienceMembership', 'personasContext', 'subscriptionMetadata']

/** Data that tells which of these is read; there is nothing in them. */
const withNoted = (note: (name: string) => void, data: object): object =>
  Object.defineProperties(
    data,
    Object.fromEntries(unmapped.map((name) => [name, { get: () => void note(name) }])),
  )

/** Keeps requests, and sends none. */
const takingBy =
  (requests: SentRequest[]): typeof globalThis.fetch =>
  async (url, init) => {
    requests.push(sentRequest(String(url), init))
    return emptyAnswer()
  }

const emptyAnswer = (): Response =>
  new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } })

const silent = new Proxy({}, { get: () => () => {} })

/** Anything can be asked of it; it answers nothing. */
const watching = (name: string, note: (member: string) => void): object =>
  new Proxy(
    {},
    {
      get: (_, member) => {
        if (typeof member === 'symbol') return undefined
        note(member)
        return name === 'features' || name === 'hookOutputs' ? undefined : () => undefined
      },
    },
  )

/** The client, with answers that tell when they are looked into. */
const noting =
  (client: RequestClient, read: Set<string>): RequestClient =>
  async (url, options) => {
    const answer = await client(url, options)
    return new Proxy(answer, {
      get: (target, member) => {
        if (typeof member === 'string' && member !== 'then' && member !== 'constructor') read.add(member)
        const value: unknown = Reflect.get(target, member, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    }) as never
  }
