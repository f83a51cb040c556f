import {
  createDelivery,
  createTransport,
  type DeliveryService,
  type DeliveryStore,
} from '../../delivery/index.js'
import type { Connection } from '../../index.js'
import { formatDuration } from '../report/duration.js'
import type { DeliverOptions } from './deliver-options.js'
import { openTokens } from './kept-tokens.js'

/** What sends for a command. */
export interface OpenService {
  readonly service: DeliveryService
  /** Ends what is on its way, leaves the rest in the store, and gives up the connections to servers. */
  close(): Promise<void>
}

/** Sends what is in a store and what comes, at the pace of the options. Throws `CliError`. */
export function openService(
  connections: readonly Connection[],
  store: DeliveryStore,
  { store: path, sendTo, concurrency, rate }: DeliverOptions,
  say: (line: string) => void,
): OpenService {
  const transport = createTransport(sendTo === undefined ? {} : { rewrite: sendTo })
  const pace = {
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(rate === undefined ? {} : { perSecond: rate }),
  }
  const service = createDelivery({
    connections,
    store,
    transport,
    pace: () => pace,
    ...(path === undefined ? {} : openTokens(`${path}.tokens`, say)),
  })
  const failures = new Set<string>()
  service.on('storeFailed', ({ error }) => {
    if (!failures.has(error)) say(`${path} can not be written now (${error}): it is tried again`)
    failures.add(error)
  })
  service.on('slowed', ({ connection, probeAt }) =>
    say(
      `${connection} has failed for long: one delivery is tried in ${formatDuration(probeAt - Date.now())}, the rest waits`,
    ),
  )
  return {
    service,
    async close() {
      await service.stop()
      await transport.close()
    },
  }
}
