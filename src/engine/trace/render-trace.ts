import { stepLines } from './step-lines.js'
import { subscriptionLines } from './subscription-lines.js'
import type { Trace } from './trace.js'
import { type Line, line, type Tone } from './trace-line.js'

export interface RenderTraceOptions {
  /** ANSI colours for a terminal; false where it is left out. */
  readonly color?: boolean
}

/**
 * A trace for people: first the answer in one sentence, then the steps, why triggers match or not, the payload with the
 * sources of its values, what coercion changed, and the requests.
 */
export function renderTrace(trace: Trace, { color = false }: RenderTraceOptions = {}): string {
  const isSent = trace.outcomes.some(({ status }) => status === 'built')
  const answer = line(0, trace.answer, isSent ? 'good' : 'bad')
  const rest = [...stepLines(trace.steps), ...trace.subscriptions.flatMap(subscriptionLines)]
  const [first, ...others] = [answer, ...rest].map((one) => rendered(one, color))
  return [first, ...(others.length === 0 ? [] : ['', ...others])].join('\n')
}

function rendered({ depth, text, tone }: Line, color: boolean): string {
  const shown = text.replace(unprintable, escaped)
  const code = color ? codes[tone] : undefined
  return `${'  '.repeat(depth)}${code === undefined ? shown : `\u001b[${code}m${shown}\u001b[0m`}`
}

const codes: { readonly [tone in Tone]: number | undefined } = {
  good: 32,
  bad: 31,
  title: 1,
  quiet: 2,
  plain: undefined,
}

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`

/** What an event brings along must not steer a terminal. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu
