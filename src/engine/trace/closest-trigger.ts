import { type LackingCondition, lackingConditions } from '../../triggers/index.js'
import { attempt } from '../attempt.js'
import { noMatch, type RefuseUnmatched } from '../no-match.js'
import { secretsOf } from '../secret-texts.js'
import type { PreparedConnection, PreparedSubscription } from '../steps/step.js'
import { textsAt } from './find-secrets.js'
import { compileHiding, type Hiding } from './hiding.js'
import { told } from './record-evaluation.js'
import type { ClosestTrigger } from './trace.js'

/** The trigger of a subscription as it is written; undefined where there is none. */
export const triggerOf = ({ config, action }: PreparedSubscription): string | undefined =>
  config.trigger ?? action.definition.trigger

/**
 * Of the enabled subscriptions the one whose trigger an event, which none matches, comes closest to: the one that would
 * match with the least change. Undefined where none is enabled or has a trigger.
 */
export function findClosestTrigger(
  subscriptions: readonly PreparedSubscription[],
  event: unknown,
  hiding: Hiding,
): ClosestTrigger | undefined {
  const lacking = subscriptions.flatMap((subscription) => {
    const trigger = triggerOf(subscription)
    if (!subscription.enabled || trigger === undefined) return []
    const conditions = told(() => lackingConditions(trigger, event))
    return conditions === undefined || conditions.length === 0 ? [] : [{ subscription, conditions }]
  })
  const [first, ...others] = lacking
  if (first === undefined) return undefined
  const { subscription, conditions } = others.reduce(
    (closest, other) => (gapOf(other.conditions) < gapOf(closest.conditions) ? other : closest),
    first,
  )
  const { index, config } = subscription
  return {
    subscription: index,
    ...(config.name === undefined ? {} : { name: config.name }),
    action: config.action,
    words: hiding.text(lackingInWords(conditions)),
    conditions: conditions.map(({ text, words }) => ({ text: hiding.text(text), words: hiding.text(words) })),
  }
}

/** Says with the refusal of an event that no trigger matches which one is the closest; the words of R32 come first. */
export function compileClosestMatch(
  connection: PreparedConnection,
  refuseUnmatched: RefuseUnmatched,
): RefuseUnmatched {
  const secrets = secretsOf(connection)
  return (event) => {
    const refusal = refuseUnmatched(event)
    const personal = attempt(() => connection.redact.flatMap((keys) => textsAt(event, keys)))
    if (!Array.isArray(personal)) return refusal
    const hiding = compileHiding(secrets, personal)
    const closest = findClosestTrigger(connection.subscriptions, event, hiding)
    if (closest === undefined) return refusal
    return noMatch(`${refusal.says.reason} ${closestInWords(closest)}.`, { closest })
  }
}

/** `The closest trigger is that of "Orders" (0): it needs event = "Order Completed", it is "Order Complete"`. */
const closestInWords = ({ name, action, subscription, words }: ClosestTrigger): string =>
  `The closest trigger is that of "${name ?? action}" (${subscription}): ${words}`

const gapOf = (conditions: readonly LackingCondition[]): number =>
  conditions.reduce((sum, { gap }) => sum + gap, 0)

const mostConditions = 3

/** What kept an event from matching, said of the trigger. */
function lackingInWords(conditions: readonly LackingCondition[]): string {
  const clauses = conditions.map(({ needs, words }) => (needs === undefined ? words : `needs ${needs}`))
  const more = clauses.length - mostConditions
  const list = clauses.slice(0, mostConditions).join('; ') + (more > 0 ? `; and ${more} more` : '')
  return conditions[0]?.needs === undefined ? `it does not match, as ${list}` : `it ${list}`
}
