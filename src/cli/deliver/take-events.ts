import { unlessAborted } from '../../delivery/unless-aborted.js'
import type { ReadEvent } from '../stream/read-events.js'
import type { HandedOver, HandOver } from './hand-over.js'

export interface TakeOptions {
  /** The events as they come. */
  readonly pieces: AsyncIterable<readonly ReadEvent[]>
  readonly handOver: HandOver
  /** How long an event may wait for others that go with it, in milliseconds. */
  readonly lingerMs: number
  /** Resolves when there is room for more. */
  ready(): Promise<void>
  readonly stopped: AbortSignal
  /** Told of what was taken, each time. */
  taken(handed: HandedOver): void
}

/** So many at most are handed over together: larger batches are seldom allowed. */
const mostTogether = 1000

/**
 * Hands events over as they come, many at once where they come fast, until there are no more or it is stopped. What was read
 * until then was handed over when it resolves.
 */
export async function takeEvents(options: TakeOptions): Promise<void> {
  const { pieces, handOver, lingerMs, ready, stopped, taken } = options
  const held: ReadEvent[] = []
  let heldSince = 0
  let flushing = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const failed = new AbortController()
  const ended = AbortSignal.any([stopped, failed.signal])

  /** Hands over what is held, so many together that they go well, behind what is being handed over. */
  function flush(least = 1): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    flushing = flushing.then(async () => {
      while (held.length >= least) taken(await handOver(held.splice(0, mostTogether), heldSince))
    })
    // Nothing more is waited for behind a failure; the last of all tells of it.
    flushing.catch(() => failed.abort())
    return flushing
  }

  const iterator = pieces[Symbol.asyncIterator]()
  const unlessEnded = unlessAborted(ended)
  try {
    for (;;) {
      const piece = await unlessEnded(iterator.next())
      if (piece === undefined || piece.done === true) break
      if (held.length === 0) heldSince = Date.now()
      held.push(...piece.value)
      if (lingerMs === 0) await flush()
      else if (held.length >= mostTogether) await flush(mostTogether)
      if (held.length > 0) timer ??= setTimeout(flush, lingerMs)
      await unlessEnded(ready())
    }
  } finally {
    await flush()
  }
}
