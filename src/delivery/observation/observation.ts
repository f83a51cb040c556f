import { createMetrics, type Engine, type Metrics } from '../../index.js'
import type { Counts } from '../sender/counts.js'
import type { Hooks } from '../sender/hooks.js'
import type { Settled } from '../sender/settle.js'
import type { Time } from '../sender/time.js'
import type { Tried } from '../sender/try-delivery.js'
import { createInstruments, type Instruments } from './instruments.js'
import { Latencies } from './latency.js'
import type { ConnectionOverview, DeliveryOverview } from './overview.js'
import { quietTracer } from './quiet.js'
import { type ObserveRequest, observeRequests } from './requests.js'
import { type DeliverySample, Samples } from './samples.js'
import { DeliverySpans } from './spans.js'
import type { Meter, Tracer } from './telemetry.js'

/** Who watches deliveries on their way. They are told no secrets. */
export interface Observe {
  /** Is told of deliveries and their requests; a tracer of `@opentelemetry/api` fits. */
  readonly tracer?: Tracer
  /** Is told of counts and times; a meter of `@opentelemetry/api` fits. It reads the overview as long as it lives. */
  readonly meter?: Meter
  /** The engine that makes the deliveries: the overview counts what comes to it and what it discards, too. */
  readonly engine?: Pick<Engine, 'metrics'>
}

/** Everything that is known of how deliveries fare. */
export class Observation {
  readonly spans: DeliverySpans
  readonly request: ObserveRequest
  readonly #counts: Counts
  readonly #metrics: Metrics
  readonly #latencies = new Map<string, Latencies>()
  readonly #samples = new Samples()
  readonly #instruments: Instruments | undefined

  constructor({ tracer, meter, engine }: Observe, counts: Counts, time: Time, hooks: Hooks) {
    this.#counts = counts
    // What answers say is known better here: what is asked of them again is the same event.
    this.#metrics = engine?.metrics({ answers: false }) ?? createMetrics()
    const quiet = tracer && quietTracer(tracer, hooks.failuresOf('tracer'))
    this.#instruments = meter && createInstruments(meter, () => this.overview(), hooks.failuresOf('meter'))
    this.spans = new DeliverySpans(quiet)
    this.request = observeRequests(quiet, this.#instruments?.durations, time.now)
  }

  /** A try has come to something, and the store has it. */
  concluded(tried: Tried, { final, again, outcomes, waiting }: Settled, now: number): void {
    const { key, delivery, attempts, acceptedAt, ageMs = 0 } = tried.entry
    const news = [...final, ...again]
    this.#metrics.add(news)
    this.#samples.add({ ...tried, delivery, attempt: attempts + 1, outcomes: news }, now)
    for (const { status } of final)
      if (status === 'delivered') this.#addLatency(delivery.connection, Math.max(0, now - acceptedAt) + ageMs)
    if (waiting === undefined) this.spans.end(key, outcomes)
    else this.spans.retry(key, again, waiting.dueAt - now)
  }

  overview(): DeliveryOverview {
    const { connections } = this.#metrics.snapshot()
    const counts = this.#counts.snapshot()
    const ids = new Set([...Object.keys(connections), ...Object.keys(counts)])
    const overviews = [...ids].map((id): [string, ConnectionOverview] => {
      const { pending = 0, inFlight = 0 } = counts[id] ?? {}
      const latency = this.#latencies.get(id)?.snapshot()
      return [
        id,
        { ...(connections[id] ?? nothing), pending, inFlight, ...(latency === undefined ? {} : { latency }) },
      ]
    })
    return { connections: Object.fromEntries(overviews) }
  }

  samples(): readonly DeliverySample[] {
    return this.#samples.list()
  }

  #addLatency(connection: string, milliseconds: number): void {
    const latencies = this.#latencies.get(connection) ?? new Latencies()
    this.#latencies.set(connection, latencies)
    latencies.add(milliseconds)
    this.#instruments?.latency.record(milliseconds / 1000, { 'waybill.connection': connection })
  }
}

const nothing = {
  received: 0,
  failedOnIngest: {},
  filteredAtSource: {},
  filteredAtDestination: {},
  built: 0,
  retried: {},
  failed: {},
  delivered: 0,
  subscriptions: {},
}
