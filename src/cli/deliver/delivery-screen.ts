import type { DeliveryService } from '../../delivery/index.js'
import type { Io } from '../io.js'
import { formatCount, perSecond, quantity } from '../report/quantity.js'
import { renderStanding } from './delivery-table.js'
import { LiveLines } from './live-lines.js'

/** Milliseconds between two looks. */
const pause = 200

/** What a run that sends says on standard error: lines, and on a terminal below them how the sending stands. */
export class DeliveryScreen {
  readonly #stderr: Io['stderr']
  readonly #lines: LiveLines
  #timer: NodeJS.Timeout | undefined

  constructor({ stderr }: Io) {
    this.#stderr = stderr
    this.#lines = new LiveLines(stderr)
  }

  say = (line: string): void => {
    this.#lines.clear()
    this.#stderr.write(`${line}\n`)
  }

  /** Shows from now on how a service fares; `events` says how many were read. Nothing off a terminal. */
  follow(service: Pick<DeliveryService, 'counts'>, events: () => number): void {
    if (this.#stderr.isTTY !== true) return
    const begin = performance.now()
    this.#timer = setInterval(() => {
      const counts = service.counts()
      const sent = Object.values(counts).reduce((sum, one) => sum + one.sent, 0)
      const rate = formatCount(perSecond(sent, performance.now() - begin))
      // The table has a head, and may have a line for those that have no room.
      const standing = renderStanding(counts, Math.max(0, this.#lines.room - 3))
      this.#lines.show([...standing, `${quantity(events(), 'event', 'events')} read, ${rate} requests/s`])
    }, pause)
    this.#timer.unref()
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#lines.clear()
  }
}
