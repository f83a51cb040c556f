import { type Failed, quietly } from '../tell.js'
import type { Histogram, Span, SpanOptions, Tracer } from './telemetry.js'

/** A tracer that runs what it is given exactly once, in spans that throw nothing, whatever the given one does. */
export function quietTracer(tracer: Tracer, failed: Failed): Tracer {
  return {
    startActiveSpan<Result>(name: string, options: SpanOptions, run: (span: Span) => Result): Result {
      let begun: { readonly result: Result } | undefined
      const runOnce = (span?: Span) => {
        begun ??= { result: run(quietSpan(span, failed)) }
        return begun.result
      }
      quietly(() => {
        const result: unknown = tracer.startActiveSpan(name, options, runOnce)
        // It is what was run, or made of it: whether that goes well is not the tracer's affair.
        if (result instanceof Promise) result.catch(() => undefined)
      }, failed)
      return runOnce()
    },
  }
}

/** A histogram that throws nothing. */
export const quietHistogram = (histogram: Histogram, failed: Failed): Histogram => ({
  record: (value, attributes) => quietly(() => histogram.record(value, attributes), failed),
})

/** A span that throws nothing, and does nothing where there is none. */
const quietSpan = (span: Span | undefined, failed: Failed): Span => ({
  isRecording: () => span !== undefined,
  setAttributes: (attributes) => quietly(() => span?.setAttributes(attributes), failed),
  addEvent: (name, attributes) => quietly(() => span?.addEvent(name, attributes), failed),
  setStatus: (status) => quietly(() => span?.setStatus(status), failed),
  end: () => quietly(() => span?.end(), failed),
})
