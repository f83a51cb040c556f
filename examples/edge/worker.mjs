// A worker at the edge: an event comes in over HTTP, and what it becomes goes out.
import { connect, encodeRequest } from './plan.mjs'

let plan

export default {
  async fetch(request, environment) {
    if (request.method !== 'POST') return new Response('POST an event, as JSON', { status: 405 })
    plan ??= connect({ environment, clock: Date.now, random: Math.random })
    const { deliveries, outcomes } = plan.evaluate(await request.json())
    const sent = await Promise.all(deliveries.map(deliver))
    const unsent = outcomes.filter(({ status }) => status === 'discarded')
    return Response.json([...sent.flat(), ...unsent])
  },
}

/** Sends what a delivery asks for until it asks for nothing more: an answer can decide what comes next. */
async function deliver(delivery) {
  const answers = {}
  for (;;) {
    const result = plan.next(delivery, answers)
    if (result.done) return result.outcomes
    for (const request of result.requests) answers[request.id] = await send(request)
  }
}

async function send(request) {
  const { method, url, headers, body } = await encodeRequest(request)
  try {
    const answer = await fetch(url, { method, headers, body })
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }
  } catch (error) {
    return { error: String(error.cause?.code ?? error) }
  }
}
