import type { Delivery } from '../delivery.js'

const hidden = '•••'

/** A delivery of nobody knows which connection: as nobody knows its secrets either, only the names in it stay. */
export function redactUnknown({ context: _, commands, requests, ...names }: Delivery): Delivery {
  return {
    ...names,
    requests: requests.map(({ id, method, headers, idempotencyKey }) => ({
      id,
      method,
      url: hidden,
      headers: Object.fromEntries(Object.keys(headers).map((name) => [name, hidden])),
      idempotencyKey,
    })),
    ...(commands === undefined ? {} : { commands: { queue: commands.queue, calls: [] } }),
  }
}
