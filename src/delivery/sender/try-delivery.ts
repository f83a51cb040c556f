import type {
  Answer,
  Connection,
  Delivery,
  Exchange,
  OutboundRequest,
  TokenCacheOptions,
} from '../../index.js'
import type { Observation } from '../observation/observation.js'
import type { DeliveryStore, StoredDelivery } from '../store/delivery-store.js'
import type { Transport } from '../transport/transport.js'
import { unlessAborted } from '../unless-aborted.js'
import { type Attempted, attempt } from './attempt.js'
import { authorizedSender, tokensBy } from './authorized.js'
import type { Counts } from './counts.js'
import { type Obstacle, outcomesOf } from './events-of.js'
import { hideTokens, textsOfTokens } from './hide-tokens.js'
import type { Hooks } from './hooks.js'
import { obstacleOf } from './obstacle.js'
import type { Persist } from './persist.js'
import type { Rate } from './rate.js'
import { shorten } from './shorten.js'
import { sleep, type Time } from './time.js'

export interface TryOptions {
  readonly connectionOf: (id: string) => Connection | undefined
  readonly isUntrusted: (connection: Connection) => boolean
  readonly transport: Transport
  readonly tokens: Omit<TokenCacheOptions, 'send'>
  readonly store: DeliveryStore
  readonly persist: Persist
  readonly time: Time
  readonly hooks: Hooks
  readonly counts: Counts
  readonly observation: Observation
  /** Nothing more is begun. */
  readonly stopping: AbortSignal
  /** What is on its way is broken off. */
  readonly ending: AbortSignal
}

/** How one try went, with what a sample of it is made of. */
export interface Tried extends Attempted {
  readonly connection?: Connection
  /** The request that failed first, else the last one. */
  readonly exchange?: Exchange
  /** The texts of the tokens that were used. */
  readonly tokens?: readonly string[]
}

/** Tries a delivery once, as far as it comes, at the rate of its connection. Rejects never. */
export type TryDelivery = (entry: StoredDelivery, rate: Rate) => Promise<Tried>

export function tryWith(options: TryOptions): TryDelivery {
  const { connectionOf, isUntrusted, transport, store, persist, time, hooks, counts, stopping, ending } =
    options
  const { observation, tokens } = options
  const unlessEnded = unlessAborted(ending)
  const way = (untrusted: boolean) => {
    const sending = { untrusted, signal: ending }
    return { sending, cache: tokensBy(transport, sending, tokens, observation.request) }
  }
  const ways = { trusted: way(false), untrusted: way(true) }

  async function tryWithConnection(entry: StoredDelivery, connection: Connection, rate: Rate) {
    const { delivery, attempts } = entry
    const { cache, sending } = isUntrusted(connection) ? ways.untrusted : ways.trusted
    const sender = authorizedSender(connection, cache, transport, sending)
    const exchanges = new Map<string, Exchange>()
    let last: Exchange | undefined

    async function send(request: OutboundRequest): Promise<Answer> {
      // Where tokens are kept may take longer than there is time.
      const authorized = request.auth === undefined ? request : await unlessEnded(sender.authorize(request))
      if (authorized === undefined) return aborted
      const start = time.now()
      const answer = await observation.request(
        () => ({
          method: request.method,
          url: shownUrl(connection, delivery, request),
          attributes: {
            'waybill.connection': delivery.connection,
            'waybill.request': request.id,
            'waybill.attempt': attempts + 1,
          },
        }),
        async () => (await unlessEnded(sender.send(authorized))) ?? aborted,
      )
      const { status, error } = answer
      last = { request, answer }
      exchanges.set(request.id, last)
      counts.add(delivery.connection, { sent: 1 })
      hooks.tell('sent', {
        connection: delivery.connection,
        delivery: delivery.id,
        request: request.id,
        attempt: attempts + 1,
        ...(status === undefined ? {} : { status }),
        ...(error === undefined ? {} : { error }),
        durationMs: Math.max(0, time.now() - start),
      })
      return answer
    }

    const attempted = await attempt(entry, connection, {
      isStopping: () => stopping.aborted,
      refresh: async () => {
        await unlessEnded(sender.refresh())
      },
      save: async (progress) => {
        await persist(() => store.save(progress))
      },
      async send(request) {
        await sleep(time, rate.reserve(time.now()), stopping)
        return stopping.aborted ? aborted : send(request)
      },
    })
    const { outcomes, failed } = attempted
    const [first] = failed
    const exchange = (first && exchanges.get(first.request)) ?? last
    return {
      ...attempted,
      // In this order: of a token that was cut no search would find the rest.
      outcomes: outcomes && shorten(hideTokens(outcomes, sender.tokens)),
      connection,
      tokens: textsOfTokens(sender.tokens),
      ...(exchange === undefined ? {} : { exchange }),
    }
  }

  return async (entry, rate) => {
    const { delivery } = entry
    try {
      const connection = connectionOf(delivery.connection)
      if (connection === undefined) return { entry, outcomes: outcomesOf(delivery, noConnection), failed: [] }
      return await observation.spans.run(entry, () => tryWithConnection(entry, connection, rate))
    } catch (error) {
      // Whoever was asked for the connection, or about it, may know more the next time.
      return { entry, outcomes: outcomesOf(delivery, obstacleOf(error)), failed: [] }
    }
  }
}

const aborted: Answer = { error: 'ABORTED' }

/** The address of a request as it may be shown; what it is sent with need not be looked at for that. */
function shownUrl(connection: Connection, delivery: Delivery, { id, method, url }: OutboundRequest): string {
  const request = { id, method, url, headers: {}, idempotencyKey: '' }
  return connection.redactExchange(delivery, { request, answer: {} }).request.url
}

const noConnection: Obstacle = {
  status: 'discarded',
  kind: 'settings',
  code: 'UNKNOWN_CONNECTION',
  reason: 'the connection of the delivery is not there',
}
