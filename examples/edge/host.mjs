// Stands in for the platform: bundles worker.mjs as platforms do, and serves it: npm run example:edge
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { startWorker } from './isolate.mjs'

const { PORT = '8787' } = process.env
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('worker.mjs', import.meta.url))],
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'worker',
  platform: 'browser',
  write: false,
})
const worker = startWorker(outputFiles[0].text)

const server = createServer(async (incoming, outgoing) => {
  const { method, headers, url } = incoming
  const body = method === 'POST' ? await text(incoming) : undefined
  const request = new Request(`http://localhost${url}`, { method, headers, body })
  const answer = await worker.fetch(request, process.env).catch((error) => {
    console.error(error)
    return new Response(String(error), { status: 500 })
  })
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(await answer.text())
})
server.listen(Number(PORT), () => console.log(`listening at http://localhost:${server.address().port}`))
