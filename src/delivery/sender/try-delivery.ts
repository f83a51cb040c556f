import type { Connection, TokenCacheOptions } from '../../index.js'
import type { DeliveryStore, StoredDelivery } from '../store/delivery-store.js'
import type { Transport } from '../transport/transport.js'
import { type Attempted, attempt } from './attempt.js'
import { authorizedSender, tokensBy } from './authorized.js'
import type { Counts } from './counts.js'
import { type Obstacle, outcomesOf } from './events-of.js'
import { hideTokens } from './hide-tokens.js'
import type { Hooks } from './hooks.js'
import type { Persist } from './persist.js'
import type { Rate } from './rate.js'
import { sleep, type Time } from './time.js'

export interface TryOptions {
  readonly connectionOf: (id: string) => Connection | undefined
  readonly isUntrusted: (connection: Connection) => boolean
  readonly transport: Transport
  readonly onToken: TokenCacheOptions['onToken'] | undefined
  readonly store: DeliveryStore
  readonly persist: Persist
  readonly time: Time
  readonly hooks: Hooks
  readonly counts: Counts
  /** Nothing more is begun. */
  readonly stopping: AbortSignal
  /** What is on its way is broken off. */
  readonly ending: AbortSignal
}

/** Tries a delivery once, as far as it comes, at the rate of its connection. Rejects never. */
export type TryDelivery = (entry: StoredDelivery, rate: Rate) => Promise<Attempted>

export function tryWith(options: TryOptions): TryDelivery {
  const { connectionOf, isUntrusted, transport, store, persist, time, hooks, counts, stopping, ending } =
    options
  const tokens = { clock: time.now, ...(options.onToken === undefined ? {} : { onToken: options.onToken }) }
  const way = (untrusted: boolean) => {
    const sending = { untrusted, signal: ending }
    return { sending, cache: tokensBy(transport, sending, tokens) }
  }
  const ways = { trusted: way(false), untrusted: way(true) }

  return async (entry, rate) => {
    const { delivery, attempts } = entry
    const connection = connectionOf(delivery.connection)
    if (connection === undefined) return { entry, outcomes: outcomesOf(delivery, noConnection), failed: [] }
    const { cache, sending } = isUntrusted(connection) ? ways.untrusted : ways.trusted
    const sender = authorizedSender(connection, cache, transport, sending)
    const attempted = await attempt(entry, connection, {
      isStopping: () => stopping.aborted,
      refresh: sender.refresh,
      save: async (progress) => {
        await persist(() => store.save(progress))
      },
      async send(request) {
        await sleep(time, rate.reserve(time.now()), stopping)
        if (stopping.aborted) return { error: 'ABORTED' }
        const start = time.now()
        const answer = await sender.send(request)
        const { status, error } = answer
        counts.add(delivery.connection, { sent: 1 })
        hooks.tell('sent', {
          connection: delivery.connection,
          delivery: delivery.id,
          request: request.id,
          attempt: attempts + 1,
          ...(status === undefined ? {} : { status }),
          ...(error === undefined ? {} : { error }),
          durationMs: time.now() - start,
        })
        return answer
      },
    })
    const { outcomes } = attempted
    return outcomes === undefined
      ? attempted
      : { ...attempted, outcomes: hideTokens(outcomes, sender.tokens) }
  }
}

const noConnection: Obstacle = {
  status: 'discarded',
  kind: 'settings',
  code: 'UNKNOWN_CONNECTION',
  reason: 'the connection of the delivery is not there',
}
