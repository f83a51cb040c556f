import type { Answer, Answers, OutboundRequest } from '../actions/index.js'
import type { Connection } from '../engine/connection.js'
import type { Delivery } from '../engine/delivery.js'
import type { Outcome } from '../engine/outcome.js'

/** An answer for the first request that it fits. */
export interface Reply extends Answer {
  /** Only requests of this method. */
  readonly method?: string
  /** Only requests whose address holds this text. */
  readonly url?: string
}

/** What was sent, in order, and what became of every event. */
export interface WalkedChain {
  readonly requests: readonly OutboundRequest[]
  readonly outcomes: readonly Outcome[]
}

/** More requests than this no delivery needs: one that asks for more never ends. */
const mostRequests = 10_000

/**
 * Sends a delivery without a network: each request gets the first reply that fits and was not given yet, or what
 * `replies` gives for it, or 200 with `{}`. Throws where the delivery never ends.
 */
export function walkChain(
  connection: Pick<Connection, 'next'>,
  delivery: Delivery,
  replies: readonly Reply[] | ((request: OutboundRequest) => Answer | undefined) = [],
): WalkedChain {
  const answerOf = typeof replies === 'function' ? replies : givenOnce(replies)
  const requests: OutboundRequest[] = []
  let answers: Answers = {}
  for (;;) {
    const result = connection.next(delivery, answers)
    if (result.done === true) return { requests, outcomes: result.outcomes }
    // One at a time: an answer decides whether the next one is sent.
    const [request] = result.requests
    if (request === undefined || requests.length >= mostRequests)
      throw new Error(`the delivery ${delivery.id} never comes to an end`)
    requests.push(request)
    answers = { ...answers, [request.id]: answerOf(request) ?? { status: 200, body: {} } }
  }
}

/** The first reply that fits a request and was not given yet. */
export function givenOnce(replies: readonly Reply[]): (request: OutboundRequest) => Answer | undefined {
  const left = [...replies]
  return (request) => {
    const at = left.findIndex(
      ({ method, url }) =>
        (method === undefined || method === request.method) &&
        (url === undefined || request.url.includes(url)),
    )
    const [reply] = at === -1 ? [] : left.splice(at, 1)
    if (reply === undefined) return undefined
    const { method: _, url: __, ...answer } = reply
    return answer
  }
}
