import { renderTrace, type Trace } from '../../index.js'
import type { Colors } from '../io.js'

/** The traces of one event as text, without a line break at the end; `place` is where the event stands. */
export type TraceFormat = (traces: readonly Trace[], place: string, colors: Colors) => string

/** For programs: one trace a line. */
export const tracesAsJson: TraceFormat = (traces) => traces.map((trace) => JSON.stringify(trace)).join('\n')

/** Whether it is sent, and why not: one line for each connection. */
export const answersInBrief: TraceFormat = (traces, place, colors) =>
  traces.map((trace) => `${colors.dim(place)}: ${answerAt(trace, colors)}`).join('\n')

/** The whole way; where there are several connections, first what they come to. */
export const tracesInFull: TraceFormat = (traces, _, colors) => {
  const color = colors.isColorSupported
  const [first] = traces
  if (first !== undefined && traces.length === 1) return renderTrace(first, { color })
  const answers = traces.map((trace) => answerAt(trace, colors))
  const blocks = traces.map(
    (trace) => `${colors.bold(`connection ${trace.connection}`)}\n${renderTrace(trace, { color })}`,
  )
  return [answers.join('\n'), ...blocks].join('\n\n')
}

function answerAt(trace: Trace, { isColorSupported: color }: Colors): string {
  const answer = renderTrace({ ...trace, steps: [], subscriptions: [] }, { color })
  return `${trace.connection}: ${answer}`
}
