import type { DeliveryService } from '../../delivery/index.js'
import { StoreError } from '../../delivery/sqlite/index.js'
import type { Connection, Delivery, Outcome } from '../../index.js'
import { readOwn } from '../../json/own.js'
import { CliError } from '../cli-error.js'
import type { BadLines } from '../stream/bad-lines.js'
import { isShallowEnough } from '../stream/is-shallow-enough.js'
import type { ReadEvent } from '../stream/read-events.js'

export interface HandOverOptions {
  readonly service: Pick<DeliveryService, 'send' | 'sendOnce'>
  readonly connections: readonly Connection[]
  /** Those that put several events into one request: they are asked about many at once. */
  readonly batching: ReadonlySet<string>
  /** Events that came before are sent again. */
  readonly again: boolean
  readonly badLines: Pick<BadLines, 'tooDeep'>
  /** Told of what happened to the events that were taken. */
  record(outcome: Outcome): void
}

/** What events came to. */
export interface HandedOver {
  readonly events: number
  readonly deliveries: number
  /** How many of them had come before. */
  readonly repeated: number
}

/** Has a delivery service take events that came at a time; resolves when its store has what was made of them. */
export type HandOver = (events: readonly ReadEvent[], receivedAt: number) => Promise<HandedOver>

/** Throws a `CliError` that says from which line on events were not taken. */
export function handOverWith(options: HandOverOptions): HandOver {
  const { service, connections, batching, again, badLines, record } = options

  function make(events: readonly unknown[]): Made {
    const results = connections.flatMap((connection) =>
      batching.has(connection.id)
        ? [connection.evaluateBatch(events)]
        : events.map((event) => connection.evaluate(event)),
    )
    return {
      deliveries: results.flatMap(({ deliveries }) => deliveries),
      outcomes: results.flatMap(({ outcomes }) => outcomes),
    }
  }

  async function give(events: readonly ReadEvent[], receivedAt: number): Promise<HandedOver> {
    const named = events.map(({ event }) => ({ event, messageId: readOwn(event, 'messageId') }))
    let made: Made = { deliveries: [], outcomes: [] }
    const evaluate = (fresh: readonly { readonly event: unknown }[]): readonly Delivery[] => {
      made = make(fresh.map(({ event }) => event))
      return made.deliveries
    }
    const fresh = again ? named : await service.sendOnce(named, evaluate, { receivedAt })
    if (again) await service.send(evaluate(named), { receivedAt })
    made.outcomes.forEach(record)
    return {
      events: fresh.length,
      deliveries: made.deliveries.length,
      repeated: named.length - fresh.length,
    }
  }

  return async (events, receivedAt) => {
    try {
      return await give(events, receivedAt)
    } catch (error) {
      if (error instanceof RangeError) return give(shallowOf(events), receivedAt)
      if (!(error instanceof StoreError)) throw error
      throw new CliError(`events from line ${events[0]?.number} on were not taken: ${error.message}`)
    }
  }

  /** Those that can be worked on: one that nests too deeply takes its neighbours with it. */
  function shallowOf(events: readonly ReadEvent[]): readonly ReadEvent[] {
    return events.filter(({ event, number }) => {
      const isShallow = isShallowEnough((one) => JSON.stringify(make([one])), event)
      if (!isShallow) badLines.tooDeep(number)
      return isShallow
    })
  }
}

interface Made {
  readonly deliveries: readonly Delivery[]
  readonly outcomes: readonly Outcome[]
}
