import type { ReadEvent } from '../stream/read-events.js'
import type { HandedOver, HandOver } from './hand-over.js'
import { unlessAborted } from './unless-aborted.js'

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

  /** Hands over what is held, behind what is being handed over. */
  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    flushing = flushing.then(async () => {
      while (held.length > 0) taken(await handOver(held.splice(0, mostTogether), heldSince))
    })
    // Whoever asks for the next one hears of a failure, too.
    flushing.catch(() => undefined)
    return flushing
  }

  const iterator = pieces[Symbol.asyncIterator]()
  for (;;) {
    const piece = await unlessAborted(iterator.next(), stopped)
    if (piece === undefined || piece.done === true) break
    if (held.length === 0) heldSince = Date.now()
    held.push(...piece.value)
    if (lingerMs === 0 || held.length >= mostTogether) await flush()
    else if (held.length > 0) timer ??= setTimeout(flush, lingerMs)
    await unlessAborted(ready(), stopped)
  }
  await flush()
}
