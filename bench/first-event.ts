import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { median, processTimes } from './import-times.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A way to come to the deliveries of the first event. */
export interface FirstEvent {
  readonly of: string
  readonly milliseconds: number
  /** How large the module is, as it is and zipped. */
  readonly bytes?: number
  readonly zipped?: number
}

const event = JSON.stringify({
  type: 'track',
  event: 'Order Completed',
  messageId: 'm-1',
  userId: 'u-1',
  properties: { order_id: 'o-1', total: 250, currency: 'EUR', products: [{ name: 'a', sku: 'b' }] },
})

const environment = {
  SEGMENT_WRITE_KEY: 'a-key',
  SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T0/B0/demo',
  STOREHOUSE_SECRET: 'a-secret',
}

/**
 * What a fresh process takes from its first line to the deliveries of one event, with the three connections of
 * `examples/shop`: by an engine that reads the file, and by modules that were built from it.
 */
export function firstEvents(): readonly FirstEvent[] {
  // Within the package, so that its name leads to it.
  const folder = mkdtempSync(join(root, 'dist/first-event-'))
  try {
    const plain = builtTo(join(folder, 'plan.mjs'))
    const bundled = builtTo(join(folder, 'bundled.mjs'), '--bundle', '--minify')
    const ways = [
      { of: 'an engine, generated code', program: byEngine('compiled') },
      { of: 'an engine, closures', program: byEngine('closures') },
      { of: 'a built module, with waybill/runtime', program: byModule(plain), path: plain },
      { of: 'a built module, bundled and minified', program: byModule(bundled), path: bundled },
    ]
    const times = processTimes(ways.map(({ program }) => program))
    return ways.map(({ of, path }, index) => {
      const bytes = path === undefined ? undefined : readFileSync(path)
      return {
        of,
        milliseconds: median(times.map((round) => round[index] ?? 0)),
        ...(bytes === undefined ? {} : { bytes: bytes.length, zipped: gzipSync(bytes, { level: 9 }).length }),
      }
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function builtTo(path: string, ...more: readonly string[]): string {
  const words = ['build', '-c', 'examples/shop/waybill.yaml', '--out', path, ...more]
  execFileSync(process.execPath, ['dist/cli/main.js', ...words], { cwd: root, stdio: 'ignore' })
  return path
}

/** YAML is read before the clock starts: a service has its connections as data. */
const byEngine = (evaluation: string): string => `
  const { createEngine } = await import('waybill')
  const { definitions } = await import('waybill/definitions')
  const { functions } = await import('waybill/functions')
  const { parse } = await import('yaml')
  const { readFileSync } = await import('node:fs')
  const text = readFileSync('examples/shop/waybill.yaml', 'utf8')
  const environment = ${JSON.stringify(environment)}
  const filled = text.replace(/\\$\\{(\\w+)\\}/g, (_, name) => environment[name])
  const engine = createEngine({ destinations: definitions, functions, evaluation: '${evaluation}' })
  for (const config of parse(filled).connections) engine.connect(config).evaluate(${event})`

const byModule = (path: string): string => `
  const { connect } = await import(${JSON.stringify(path)})
  connect({ environment: ${JSON.stringify(environment)} }).evaluate(${event})`
