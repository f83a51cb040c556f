import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { waybill } from '../cli/in-process.js'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The worker with the plan that the command builds for it, as one script. */
async function bundledWorker(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-edge-'))
  try {
    const [worker, plan] = [join(folder, 'worker.mjs'), join(folder, 'plan.mjs')]
    const built = await waybill(['build', '-c', at('examples/edge/waybill.yaml'), '--out', plan])
    if (built.status !== 0) throw new Error(built.stderr)
    copyFileSync(at('examples/edge/worker.mjs'), worker)
    const { outputFiles } = await build({
      entryPoints: [worker],
      alias: { 'waybill/runtime': at('src/runtime/index.ts') },
      nodePaths: [at('node_modules')],
      bundle: true,
      format: 'iife',
      globalName: 'worker',
      platform: 'browser',
      write: false,
      logLevel: 'error',
    })
    return outputFiles.map(({ text }) => text).join('')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const environment = {
  SEGMENT_WRITE_KEY: 'a-key',
  STOREHOUSE_SECRET: 'a-secret',
  STOREHOUSE_URL: 'https://storehouse.example/orders',
}

const post = (event: unknown) =>
  new Request('https://edge.example/', { method: 'POST', body: JSON.stringify(event) })

describe('the worker at the edge', () => {
  let script: string
  const isolate = at('examples/edge/isolate.mjs')
  const sent: { readonly url: string; readonly body: unknown }[] = []

  beforeAll(async () => {
    script = await bundledWorker()
  }, 60_000)

  /** The network as the worker sees it: everything is taken. */
  async function fetch(url: string, { body }: { readonly body: string }): Promise<Response> {
    sent.push({ url, body: JSON.parse(body) })
    return new Response('{}')
  }

  it('sends on what an event becomes, in a place that can make no code', async () => {
    const { startWorker } = await import(isolate)
    const worker = startWorker(script, { fetch })
    const order = {
      type: 'track',
      messageId: 'm-1',
      event: 'Order Completed',
      userId: 'u-1',
      properties: { order_id: 'o-1' },
    }
    const answer = await worker.fetch(post(order), environment)
    expect(await answer.json()).toMatchObject([
      { connection: 'analytics', status: 'delivered' },
      { connection: 'storehouse', status: 'delivered' },
    ])
    expect(sent.map(({ url }) => url)).toEqual([
      'https://api.segment.io/v1/track',
      'https://storehouse.example/orders',
    ])
    expect(sent[1]?.body).toEqual({ order: 'o-1', customer: 'u-1' })
    expect(
      await (await worker.fetch(post({ type: 'page', userId: 'u-1' }), environment)).json(),
    ).toMatchObject([
      { connection: 'analytics', code: 'NO_MATCHING_MAPPING' },
      { connection: 'storehouse', code: 'NO_MATCHING_MAPPING' },
    ])
    expect((await worker.fetch(new Request('https://edge.example/'), environment)).status).toBe(405)
  })

  it('is in a place that can make no code indeed', async () => {
    const { startWorker } = await import(isolate)
    expect(() => startWorker('var worker = { default: new Function("return 1") }')).toThrow(
      'Code generation from strings',
    )
  })

  it('says which variables it lacks', async () => {
    const { startWorker } = await import(isolate)
    const worker = startWorker(script, { fetch })
    await expect(worker.fetch(post({}), { ...environment, STOREHOUSE_URL: undefined })).rejects.toThrow(
      'the variable STOREHOUSE_URL is not given',
    )
  })
})
