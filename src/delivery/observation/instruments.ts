import type { Failed } from '../tell.js'
import type { ConnectionOverview, DeliveryOverview } from './overview.js'
import { quietHistogram } from './quiet.js'
import type { Attributes, Histogram, Meter } from './telemetry.js'

/** What is measured as it happens. */
export interface Instruments {
  /** Seconds from the receipt of an event to its delivery. */
  readonly latency: Histogram
  /** Seconds from a request to its answer. */
  readonly durations: Histogram
}

type Name = Exclude<keyof ConnectionOverview, 'latency' | 'subscriptions'>

/** The columns of the Delivery Overview (requirements.md R108), each under a name. */
const counters: { readonly [Key in Name]: readonly [name: string, description: string] } = {
  received: ['waybill.events.received', 'Events that came to a connection'],
  failedOnIngest: ['waybill.events.failed_on_ingest', 'Events that were refused, by code'],
  filteredAtSource: ['waybill.events.filtered_at_source', 'Events that the source filtered, by code'],
  filteredAtDestination: ['waybill.events.filtered_at_destination', 'Events that were not sent, by code'],
  built: ['waybill.events.built', 'Events of which deliveries were made'],
  retried: ['waybill.events.retried', 'Events that had to be tried again, each time, by code'],
  failed: ['waybill.events.failed', 'Events that could not be delivered, by code'],
  delivered: ['waybill.events.delivered', 'Events that were delivered'],
  pending: ['waybill.deliveries.pending', 'Deliveries that wait or are on their way'],
  inFlight: ['waybill.deliveries.in_flight', 'Deliveries that are on their way'],
}

/** Whether a name counts up and down. */
const goesDown = (name: Name): boolean => name === 'pending' || name === 'inFlight'

/** Has a meter read the overview whenever it collects. */
export function createInstruments(
  meter: Meter,
  overview: () => DeliveryOverview,
  failed: Failed,
): Instruments {
  const histogram = (name: string, description: string, bounds: readonly number[]) => {
    const advice = { explicitBucketBoundaries: [...bounds] }
    return quietHistogram(meter.createHistogram(name, { description, unit: 's', advice }), failed)
  }
  const instruments = (Object.keys(counters) as Name[]).map((key) => {
    const [name, description] = counters[key]
    const options = { description, unit: goesDown(key) ? '{delivery}' : '{event}' }
    return {
      key,
      instrument: goesDown(key)
        ? meter.createObservableUpDownCounter(name, options)
        : meter.createObservableCounter(name, options),
    }
  })
  meter.addBatchObservableCallback(
    (seen) => {
      for (const [connection, counts] of Object.entries(overview().connections))
        for (const { key, instrument } of instruments)
          for (const [count, attributes] of observed(counts[key], connection))
            seen.observe(instrument, count, attributes)
    },
    instruments.map(({ instrument }) => instrument),
  )
  return {
    latency: histogram(
      'waybill.event.latency',
      'From the receipt of an event to its delivery',
      latencyBounds,
    ),
    durations: histogram('http.client.request.duration', 'Duration of HTTP client requests', durationBounds),
  }
}

function observed(
  counts: number | Readonly<Record<string, number>>,
  connection: string,
): readonly (readonly [number, Attributes])[] {
  const attributes = { 'waybill.connection': connection }
  return typeof counts === 'number'
    ? [[counts, attributes]]
    : Object.entries(counts).map(([code, count]) => [count, { ...attributes, 'waybill.code': code }])
}

/** What the semantic conventions advise. */
const durationBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

/** Up to the four hours that a delivery is tried. */
const latencyBounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14_400]
