import { AsyncResource } from 'node:async_hooks'
import type { Outcome } from '../../index.js'
import { eventsOf } from '../sender/events-of.js'
import type { StoredDelivery } from '../store/delivery-store.js'
import type { Span, Tracer } from './telemetry.js'

/** A delivery that is not at its end, with what makes its span the one that is active. */
interface Open {
  readonly span: Span
  readonly scope: AsyncResource
}

/** So many wait for another try with their spans open; of more, the one that is open for longest ends early. */
const mostOpen = 10_000

/** A span for each delivery, from its first try in this process until it ends, or until the process lets go of it. */
export class DeliverySpans {
  readonly #open = new Map<number, Open>()

  constructor(private readonly tracer: Tracer | undefined) {}

  /** Runs a try of a delivery in its span: spans that begin meanwhile are below it. */
  run<Result>(entry: StoredDelivery, work: () => Promise<Result>): Promise<Result> {
    if (this.tracer === undefined) return work()
    const open = this.#open.get(entry.key) ?? this.#begin(entry, this.tracer)
    return open.scope.runInAsyncScope(work)
  }

  /** It is tried again, at `dueAt`. */
  retry(key: number, again: readonly Outcome[], waitMs: number): void {
    const [code = ''] = again.flatMap((outcome) => outcome.code ?? [])
    this.#open.get(key)?.span.addEvent('waybill.retry', {
      'waybill.code': code,
      'waybill.events': again.length,
      'waybill.wait_ms': waitMs,
    })
  }

  /** It has its final outcomes, of which these are new. */
  end(key: number, outcomes: readonly Outcome[]): void {
    const open = this.#open.get(key)
    if (open === undefined) return
    this.#open.delete(key)
    const lost = outcomes.filter(({ status }) => status === 'discarded')
    const [{ code = '', reason = '' } = {}] = lost
    open.span.setAttributes({
      'waybill.delivered': outcomes.length - lost.length,
      'waybill.discarded': lost.length,
      ...(lost.length === 0 ? {} : { 'error.type': code }),
    })
    if (lost.length > 0) open.span.setStatus({ code: 2, message: reason })
    open.span.end()
  }

  /** Others go on with what is open. */
  stop(): void {
    for (const { span } of this.#open.values()) span.end()
    this.#open.clear()
  }

  #begin(entry: StoredDelivery, tracer: Tracer): Open {
    const { key, attempts, delivery } = entry
    const attributes = {
      'waybill.connection': delivery.connection,
      'waybill.destination': delivery.destination,
      'waybill.action': delivery.action,
      'waybill.subscription': delivery.subscription,
      'waybill.delivery': delivery.id,
      'waybill.events': eventsOf(delivery).length,
      'waybill.attempt': attempts + 1,
    }
    // What runs when a delivery begins is whatever ended before: nothing of that is above it.
    const options = { kind: 0, root: true, attributes } as const
    const open = tracer.startActiveSpan(`deliver ${delivery.destination}`, options, (span) => ({
      span,
      scope: new AsyncResource('WaybillDelivery'),
    }))
    this.#open.set(key, open)
    const [oldest] = this.#open.keys()
    if (this.#open.size > mostOpen && oldest !== undefined) this.#leave(oldest)
    return open
  }

  #leave(key: number): void {
    this.#open.get(key)?.span.end()
    this.#open.delete(key)
  }
}
