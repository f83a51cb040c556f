import type { DeliveryService } from '../../delivery/index.js'
import type { Io } from '../io.js'
import { formatCount, perSecond, quantity } from '../report/quantity.js'
import { renderStanding } from './delivery-table.js'
import { LiveLines } from './live-lines.js'

/** Milliseconds between two looks. */
const pause = 200

/** Says on a terminal how the sending stands, as long as it goes on. */
export interface DeliveryProgress {
  /** Takes it away, so that something else can be printed. */
  clear(): void
  stop(): void
}

export const noDeliveryProgress: DeliveryProgress = { clear: () => {}, stop: () => {} }

/** Nothing is said where standard error is no terminal. */
export function createDeliveryProgress(
  { stderr }: Io,
  service: Pick<DeliveryService, 'counts'>,
  events: () => number,
): DeliveryProgress {
  if (stderr.isTTY !== true) return noDeliveryProgress
  const lines = new LiveLines(stderr)
  const begin = performance.now()
  const timer = setInterval(() => {
    const counts = service.counts()
    const sent = Object.values(counts).reduce((sum, one) => sum + one.sent, 0)
    const rate = formatCount(perSecond(sent, performance.now() - begin))
    // The table has a head, and may have a line for those that have no room.
    const standing = renderStanding(counts, Math.max(0, lines.room - 3))
    lines.show([...standing, `${quantity(events(), 'event', 'events')} read, ${rate} requests/s`])
  }, pause)
  timer.unref()
  return {
    clear: () => lines.clear(),
    stop() {
      clearInterval(timer)
      lines.clear()
    },
  }
}
