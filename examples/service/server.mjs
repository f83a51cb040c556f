// Events come in over HTTP and go out to the shop's connections: npm run example:service
import { createApp } from './app.mjs'
import { createPipeline } from './pipeline.mjs'

const { PORT = '3000', STORE = 'waybill.db' } = process.env
const log = (outcome) => console.log(JSON.stringify(outcome))
const pipeline = await createPipeline({ storePath: STORE, environment: process.env, log })
const app = createApp({ pipeline })
console.log(`listening at ${await app.listen({ port: Number(PORT) })}`)

/** What is on its way is finished or parked; what waits goes on at the next start. */
async function stop() {
  await app.close()
  await pipeline.stop()
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
