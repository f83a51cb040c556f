import type { Outcome } from '../outcome.js'
import type { SubscriptionTrace, Trace } from './trace.js'

/** Whether the event of a trace is sent, and why not, in one sentence. */
export function answerOf(trace: Omit<Trace, 'answer'>): string {
  return `${eventInWords(trace.event)} → ${verdictOf(trace)}`
}

/** What people call a subscription, and its place. */
export const nameOf = ({
  name,
  action,
  subscription,
}: Omit<SubscriptionTrace, 'trigger' | 'enabled'>): string => `"${name ?? action}" (${subscription})`

function eventInWords({ type, name }: Trace['event']): string {
  if (type === undefined) return 'an event without a type'
  return name === undefined ? type : `${type} "${name}"`
}

function verdictOf(trace: Omit<Trace, 'answer'>): string {
  const { destination, outcomes } = trace
  const [outcome, ...others] = outcomes
  if (outcome === undefined || outcome.code === 'NO_MATCHING_MAPPING')
    return `not sent to ${destination.name}: ${whyUnmatched(trace)}`
  if (others.length === 0) return `${statusInWords(outcome)} to ${destination.name}${because(outcome)}`
  const parts = outcomes.map((one) => `${statusInWords(one)}${by(one, trace)}${because(one)}`)
  return `to ${destination.name}: ${parts.join('; ')}`
}

function whyUnmatched({ subscriptions, closest }: Omit<Trace, 'answer'>): string {
  const enabled = subscriptions.filter((subscription) => subscription.enabled)
  const disabled = subscriptions.filter((one) => !one.enabled && one.trigger.matches === true)
  if (disabled.length > 0) return `${disabled.map(nameOf).join(', ')} would match, but is not enabled`
  if (enabled.length === 0) return 'no subscription is enabled'
  if (closest === undefined) return 'no subscription has a trigger'
  const { words } = closest
  if (enabled.length === 1) return `the trigger ${words.replace(/^it /, '')}`
  return `no trigger matches; the closest is that of ${nameOf(closest)}: ${words}`
}

function statusInWords({ status, code }: Outcome): string {
  if (status !== 'built') return 'not sent'
  return code === 'NOTHING_TO_SEND' ? 'nothing to send' : 'sent'
}

const because = ({ reason }: Outcome): string => (reason === undefined ? '' : `: ${reason}`)

function by({ subscription }: Outcome, { subscriptions }: Omit<Trace, 'answer'>): string {
  const trace = subscriptions.find((one) => one.subscription === subscription)
  return trace === undefined ? '' : ` by ${nameOf(trace)}`
}
