/**
 * The parts of OpenTelemetry that are used here, by their form: a tracer and a meter of `@opentelemetry/api` fit as they are, and
 * nothing is imported.
 */
export interface Tracer {
  startActiveSpan<Result>(name: string, options: SpanOptions, run: (span: Span) => Result): Result
}

export interface SpanOptions {
  /** 0 inside of a service, 2 for what asks another one. */
  readonly kind: 0 | 2
  readonly attributes: Attributes
  readonly root?: boolean
}

export interface Span {
  isRecording(): boolean
  setAttributes(attributes: Attributes): unknown
  addEvent(name: string, attributes: Attributes): unknown
  /** 2 is an error. */
  setStatus(status: { code: 2; message: string }): unknown
  end(): void
}

export interface Attributes {
  [name: string]: string | number | boolean
}

export interface Meter {
  createHistogram(name: string, options: InstrumentOptions): Histogram
  createObservableCounter(name: string, options: InstrumentOptions): Observable
  createObservableUpDownCounter(name: string, options: InstrumentOptions): Observable
  addBatchObservableCallback(callback: (seen: Observations) => void, observables: Observable[]): void
}

export interface InstrumentOptions {
  readonly description: string
  readonly unit: string
  readonly advice?: { explicitBucketBoundaries: number[] }
}

export interface Histogram {
  record(value: number, attributes: Attributes): void
}

export interface Observable {
  addCallback(callback: (seen: Observed) => void): void
  removeCallback(callback: (seen: Observed) => void): void
}

export interface Observed {
  observe(value: number, attributes: Attributes): void
}

export interface Observations {
  observe(observable: Observable, value: number, attributes: Attributes): void
}
