import type { Connection, Delivery, TokenCacheOptions } from '../../index.js'
import { ask } from '../ask.js'
import type { DeliveryOptions, Pace } from '../delivery-service.js'
import type { Hooks } from './hooks.js'
import type { Time } from './time.js'

/**
 * What a service asks its user, and tells. Nothing that a callback does ends the process, or loses a delivery, or repeats one;
 * the hook `callbackFailed` tells of it.
 */
export interface Callbacks {
  /** Throws what is thrown: who knows nothing now may know it later, and nothing is sent until then. */
  connectionOf(id: string): Connection | undefined
  /** As `connectionOf`. */
  isUntrusted(connection: Connection): boolean
  /** False where nothing is known. */
  isBulk(delivery: Delivery): boolean
  /** The usual pace where nothing is known, or what says so can not be: what waits has to go on. */
  paceOf(connection: string): Required<Pace>
  /** Always from 0 to 1. */
  random(): number
  readonly tokens: Pick<TokenCacheOptions, 'onToken' | 'storedToken'>
}

export function callbacksOf(options: DeliveryOptions, hooks: Hooks, time: Time): Callbacks {
  const { isUntrusted = () => false, isBulk = () => false, pace, random = Math.random } = options
  const { onToken, storedToken } = options
  const connectionOf = finder(options.connections)

  function asked<Result>(callback: string, work: () => Result): Result {
    try {
      return ask(work)
    } catch (error) {
      hooks.failuresOf(callback)(error)
      throw error
    }
  }

  function askedOr<Result>(callback: string, usual: Result, work: () => Result): Result {
    try {
      return asked(callback, work)
    } catch {
      return usual
    }
  }

  return {
    connectionOf: (id) => asked('connections', () => connectionOf(id)),
    isUntrusted: (connection) => asked('isUntrusted', () => isUntrusted(connection)),
    isBulk: (delivery) => askedOr('isBulk', false, () => isBulk(delivery)),
    paceOf: (connection) => possible(askedOr('pace', {}, () => pace?.(connection) ?? {})),
    random() {
      const number = askedOr('random', 0.5, random)
      return number >= 0 && number <= 1 ? number : 0.5
    },
    tokens: {
      ...(onToken && {
        async onToken(connection, token) {
          try {
            await soon(time, async () => onToken(connection, token))
          } catch (error) {
            hooks.failuresOf('onToken')(error)
          }
        },
      }),
      ...(storedToken && {
        storedToken: (connection) => asked('storedToken', () => storedToken(connection)),
      }),
    },
  }
}

function finder(connections: DeliveryOptions['connections']): (id: string) => Connection | undefined {
  if ('connection' in connections) return (id) => connections.connection(id)
  const known = new Map(connections.map((connection) => [connection.id, connection]))
  return (id) => known.get(id)
}

const usualPace = { concurrency: 16, perSecond: Number.POSITIVE_INFINITY }

function possible({ concurrency, perSecond }: Pace): Required<Pace> {
  return {
    concurrency:
      concurrency !== undefined && concurrency >= 1 ? Math.floor(concurrency) : usualPace.concurrency,
    perSecond: perSecond !== undefined && perSecond > 0 ? perSecond : usualPace.perSecond,
  }
}

/** How long a token is held back until it is stored. */
const longestWaitMs = 10_000

/** Resolves when something is done; rejects where it fails, or takes too long. */
async function soon(time: Time, work: () => Promise<unknown>): Promise<void> {
  let cancel = () => {}
  const late = new Promise<never>((_, reject) => {
    cancel = time.after(longestWaitMs, () => reject(new Error(`it took more than ${longestWaitMs} ms`)))
  })
  try {
    await Promise.race([work(), late])
  } finally {
    cancel()
  }
}
