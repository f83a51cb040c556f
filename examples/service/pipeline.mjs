import { createEngine } from 'waybill'
import webhook from 'waybill/definitions/webhook'
import { createDelivery } from 'waybill/delivery'
import { createSqliteStore } from 'waybill/delivery/sqlite'
import { connections } from './connections.mjs'

/** The engine, and a delivery behind it that loses nothing: whatever `take` has taken is on disk. */
export async function createPipeline({ storePath, environment, log }) {
  const engine = createEngine({ destinations: [webhook], clock: Date.now, random: Math.random })
  const router = engine.route(connections(environment))
  const store = await createSqliteStore({ path: storePath })
  const delivery = createDelivery({ connections: router, store, observe: { engine } })
  delivery.on('outcome', (outcome) => log(outcome))

  return {
    /** Takes events, each once; gives how many were new. Rejects where the store can not keep them: send them again. */
    async take(events) {
      const fresh = await delivery.sendOnce(events, (fresh) => {
        const { deliveries, outcomes, refused = [] } = router.evaluateBatch(fresh)
        for (const outcome of [...refused, ...outcomes]) if (outcome.status === 'discarded') log(outcome)
        return deliveries
      })
      return fresh.length
    },
    /** Why an event is sent, or is not. */
    explain: (event) => router.explain(event).map(({ trace }) => trace),
    overview: () => delivery.overview(),
    async stop() {
      await delivery.stop()
      await store.close()
    },
  }
}
