import { pointerKeys } from '../../json/pointer.js'
import { renderMappingExplanation } from '../../mappings/index.js'
import { nameOf } from './answer.js'
import { queryWords, untoldWords } from './query-words.js'
import { requestLines } from './request-lines.js'
import type { CheckTrace, CoercionTrace, SubscriptionTrace, ValidationTrace } from './trace.js'
import { type Line, line, linesOf } from './trace-line.js'

/** One subscription: its trigger and, where that matches, the way to its requests. */
export function subscriptionLines(trace: SubscriptionTrace): readonly Line[] {
  const { mapping, validation, requests = [], commands } = trace
  return [
    headingOf(trace),
    ...triggerLines(trace),
    ...(mapping === undefined
      ? []
      : [line(1, 'payload', 'title'), ...linesOf(2, renderMappingExplanation(mapping))]),
    ...(validation === undefined ? [] : validationLines(validation)),
    ...requests.flatMap(requestLines),
    ...(commands === undefined
      ? []
      : [
          line(1, `calls of ${commands.queue}`, 'title'),
          ...commands.calls.map((call) => line(2, JSON.stringify(call))),
        ]),
  ]
}

function headingOf(trace: SubscriptionTrace): Line {
  const { name, action, enabled, trigger, outcome, batch } = trace
  const of = name === undefined ? '' : ` of ${action}`
  const heading = `subscription ${nameOf(trace)}${of}${batch ? ', as a batch of one' : ''}`
  if (!enabled)
    return line(0, `${heading}: not enabled, ${trigger.matches ? 'would match' : 'would not match'}`, 'quiet')
  if (outcome === undefined) return line(0, `${heading}: does not match`, 'quiet')
  const { status, step, code, reason } = outcome
  const why = code === undefined ? '' : `, ${code}: ${reason}`
  return status === 'built'
    ? line(0, `${heading}: ${code === undefined ? 'sent' : 'nothing to send'}${why}`, 'good')
    : line(0, `${heading}: stopped at ${step}${why}`, 'bad')
}

function triggerLines({ trigger: { source, matches, explanation } }: SubscriptionTrace): readonly Line[] {
  if (source === undefined) return [line(1, 'there is no trigger')]
  const decisive = explanation?.decisive ?? []
  const marked = decisive.map(({ words, value, wanted }) =>
    line(2, `${value === wanted ? '✓' : '✗'} ${words}`, value === wanted ? 'good' : 'bad'),
  )
  const verdict = matches === null ? 'can not be evaluated' : matches ? 'matches' : 'does not match'
  const untold = explanation?.failure === undefined ? [] : [line(2, untoldWords(explanation.failure))]
  return [line(1, `trigger ${verdict}: ${source}`), ...marked, ...untold]
}

function validationLines({ coercion, problems, checks }: ValidationTrace): readonly Line[] {
  return [
    ...(coercion.length === 0 ? [] : [line(1, 'coercion', 'title')]),
    ...coercion.map(coercionLine),
    ...(problems.length === 0 && checks.length === 0 ? [] : [line(1, 'validation', 'title')]),
    ...problems.map(({ message }) => line(2, `✗ ${message}`, 'bad')),
    ...checks.map(checkLine),
  ]
}

function coercionLine({ at, change, from, to }: CoercionTrace): Line {
  const place = pointerKeys(at).join('.')
  if (change === 'converted') return line(2, `${place}: ${JSON.stringify(from)} became ${JSON.stringify(to)}`)
  return line(
    2,
    `${place}: removed, as ${reasons[change]}${from === undefined ? '' : `: ${JSON.stringify(from)}`}`,
  )
}

const reasons = {
  'removed-empty': 'it is empty',
  'removed-null': 'no null is taken there',
  'removed-undeclared': 'the action does not declare it',
}

function checkLine({ severity, message, require }: CheckTrace): Line {
  const decisive = require === undefined ? '' : queryWords(require)
  const why = decisive === '' ? '' : ` (${decisive})`
  return severity === 'error' ? line(2, `✗ ${message}${why}`, 'bad') : line(2, `! ${message}${why}`)
}
