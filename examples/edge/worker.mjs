import { connect, encodeRequest } from './plan.mjs'

/** A worker of the form that edge runtimes take: it answers a request, and has no Node around it. */
export default {
  async fetch(request, environment) {
    const { connections } = connect({ environment, clock: Date.now })
    const event = await request.json()
    const results = [...connections.values()].map((connection) => connection.evaluate(event))
    const requests = results.flatMap(({ deliveries }) => deliveries.flatMap(({ requests }) => requests))
    for (const outbound of requests) {
      const { url, ...init } = await encodeRequest(outbound)
      await fetch(url, init)
    }
    return Response.json({ sent: requests.length, outcomes: results.flatMap(({ outcomes }) => outcomes) })
  },
}
