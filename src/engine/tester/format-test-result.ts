import { printable } from '../printable.js'
import { quantity } from '../quantity.js'
import { linesOfDelivery } from './lines-of-delivery.js'
import type { TestedSubscription, TestResult } from './test-result.js'

/**
 * What a test came to, as a person reads it: how many subscriptions match, each request, and what failed and why. It
 * shows no more than the result does. Text without colour; subscriptions are separated by an empty line.
 */
export function formatTestResult({ matched, requests, failed, subscriptions, outcome }: TestResult): string {
  if (outcome !== undefined) return printable(`nothing is sent, ${outcome.code}: ${outcome.reason}`)
  const counts = [
    quantity(matched, 'subscription matches', 'subscriptions match'),
    quantity(requests, 'request', 'requests'),
    ...(failed === 0 ? [] : [`${failed} failed`]),
  ]
  const blocks = subscriptions.map((tested) => linesOf(tested).map(printable).join('\n'))
  return [counts.join(', '), ...blocks].join('\n\n')
}

function linesOf({ subscription, name, action, outcome, delivery }: TestedSubscription): readonly string[] {
  const title = `${subscription} ${name === undefined ? action : `"${name}" (${action})`}`
  const { status, step, code, reason = '', fields = [] } = outcome
  if (status === 'discarded')
    return [
      `${title}: failed in the step ${step}, ${code}`,
      `  ${reason}`,
      ...(fields.length === 0 ? [] : [`  fields: ${fields.join(', ')}`]),
    ]
  if (delivery === undefined) return [`${title}: nothing is sent, ${code}`, `  ${reason}`]
  return [title, ...linesOfDelivery(delivery).map((line) => `  ${line}`)]
}
