import type { Answer, Answers, Connection, FailedAnswer, OutboundRequest, Outcome } from '../../index.js'
import type { StoredDelivery } from '../store/delivery-store.js'
import { outcomesOf } from './events-of.js'
import { obstacleOf } from './obstacle.js'

/** How one try went: what became of every event, or where it was interrupted. */
export interface Attempted {
  /** With all answers that there are. */
  readonly entry: StoredDelivery
  /** Undefined where it was interrupted: there are requests left. */
  readonly outcomes: readonly Outcome[] | undefined
  readonly failed: readonly FailedAnswer[]
}

/** What a try works with. */
export interface AttemptTools {
  /** Sends a request with its credentials. Rejects where no answer can stand for what happened. */
  send(request: OutboundRequest): Promise<Answer>
  /** Sees to a new token; rejects where there is none. */
  refresh(): Promise<void>
  /** Keeps how far the delivery has come, before it goes on. */
  save(entry: StoredDelivery): Promise<void>
  /** Whether nothing more is to be begun. */
  isStopping(): boolean
}

/**
 * Sends what is left of a delivery, one request after the other, since each answer decides whether the next one is sent. A
 * token that was refused is asked for anew, once (requirements.md R102). Throws nothing.
 */
export async function attempt(
  entry: StoredDelivery,
  connection: Pick<Connection, 'next'>,
  tools: AttemptTools,
): Promise<Attempted> {
  let current = entry
  const renewed = new Set<string>()
  try {
    for (;;) {
      const { delivery, answers } = current
      const result = connection.next(delivery, answers)
      if (result.done === true) {
        const { outcomes, failed = [] } = result
        const refused = failed.filter(({ then, request }) => then === 'refresh' && !renewed.has(request))
        if (refused.length === 0) return { entry: current, outcomes, failed }
        current = { ...current, answers: without(answers, refused) }
        for (const { request } of refused) renewed.add(request)
        await tools.refresh()
        continue
      }
      if (current !== entry) await tools.save(current)
      if (tools.isStopping()) return { entry: current, outcomes: undefined, failed: [] }
      const [request] = result.requests
      if (request === undefined)
        return { entry: current, outcomes: outcomesOf(delivery, endless), failed: [] }
      const answer = await tools.send(request)
      if (tools.isStopping() && answer.error === 'ABORTED')
        return { entry: current, outcomes: undefined, failed: [] }
      const told = renewed.has(request.id) ? { ...answer, refreshed: true } : answer
      current = { ...current, answers: { ...current.answers, [request.id]: told } }
    }
  } catch (error) {
    return { entry: current, outcomes: outcomesOf(entry.delivery, obstacleOf(error)), failed: [] }
  }
}

/** The answers that need not come again. */
export function without(answers: Answers, failed: readonly FailedAnswer[]): Answers {
  const names = new Set(failed.map(({ request }) => request))
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !names.has(name)))
}

const endless = {
  status: 'discarded',
  kind: 'response',
  code: 'INTERNAL',
  reason: 'the delivery has neither requests left nor an outcome',
} as const
