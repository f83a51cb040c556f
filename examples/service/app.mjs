import Fastify from 'fastify'

/** The endpoint in front of a pipeline. */
export function createApp({ pipeline, logger = false }) {
  const app = Fastify({ logger, bodyLimit: 512_000 })

  // Whoever gets a 202 may forget the events; with any other answer they are sent again, and taken once.
  app.post('/v1/events', async (request, reply) => {
    const events = request.body?.batch ?? [request.body]
    if (!Array.isArray(events)) return reply.code(400).send({ error: 'batch has to be a list of events' })
    const taken = await pipeline.take(events)
    return reply.code(202).send({ taken, seenBefore: events.length - taken })
  })

  app.post('/v1/explain', (request) => pipeline.explain(request.body))
  app.get('/v1/overview', () => pipeline.overview())
  return app
}
