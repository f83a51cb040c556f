import {
  type Answers,
  advance,
  type FailedAnswer,
  itemVerdicts,
  type OutboundRequest,
  type RequestPlan,
  type TemplateValues,
  type Verdict,
} from '../../actions/index.js'
import { withSuffix } from './with-requests.js'

/** How far a batch has come: what to send, or what became of each item. */
export interface BatchProgress {
  readonly requests: readonly OutboundRequest[]
  readonly verdicts: readonly Verdict[] | undefined
  /** The answers that failed. */
  readonly failed: readonly FailedAnswer[]
}

/**
 * A batch with the answers there are. Where an answer says `split` it begins again as two halves, whose requests have
 * names of their own (`0~1`, `0~2`); a single item that is refused so is discarded. `keys` has one entry an item.
 */
export function advanceBatch(
  plan: RequestPlan,
  values: TemplateValues,
  keys: readonly unknown[],
  answers: Answers,
  suffix = '',
): BatchProgress {
  const { requests, verdict, results, failed } = advance(withSuffix(plan, suffix), values, answers)
  if (verdict === undefined) return { requests, verdicts: undefined, failed }
  if (verdict.then !== 'split')
    return { requests: [], verdicts: itemVerdicts(keys, verdict, results), failed }
  if (keys.length < 2)
    return { requests: [], verdicts: keys.map(() => ({ ...verdict, then: 'discard' })), failed }
  const middle = Math.ceil(keys.length / 2)
  const halves = [
    { from: 0, to: middle, name: '~1' },
    { from: middle, to: keys.length, name: '~2' },
  ].map(({ from, to, name }) => {
    const items = Array.isArray(values.items) ? values.items.slice(from, to) : values.items
    const half = { ...values, items, delivery: `${values.delivery}${name}` }
    return advanceBatch(plan, half, keys.slice(from, to), answers, `${suffix}${name}`)
  })
  const verdicts = halves.flatMap((half) => half.verdicts ?? [])
  return {
    requests: halves.flatMap((half) => half.requests),
    verdicts: halves.every((half) => half.verdicts !== undefined) ? verdicts : undefined,
    failed: halves.flatMap((half) => half.failed),
  }
}
