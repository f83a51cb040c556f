import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Json } from '../../src/json/value.js'
import type { Outcome } from './outcome.js'

// Its CommonJS build: Node can not load the other one.
const require = createRequire(import.meta.url)
const { transform }: { transform(mapping: object, data: unknown): Readonly<Record<string, unknown>> } =
  require('@segment/actions-core')

// It does not export its manifest, which stands above the folder of its build.
const manifest: { readonly name: string; readonly version: string } = JSON.parse(
  readFileSync(
    new URL('../../package.json', pathToFileURL(require.resolve('@segment/actions-core'))),
    'utf8',
  ),
)

/** The name and the version of the package that ran. */
export const peer = `${manifest.name} ${manifest.version}`

/** A run of the peer: what it did, and whether it wrote into the event. */
export interface PeerRun {
  readonly outcome: Outcome
  readonly event: unknown
}

/** What the peer does with a mapping as it is configured: it is validated, then it runs. */
export function byPeer(mapping: Json, event: unknown): Outcome {
  return attempt(() => transform({ value: structuredClone(mapping) }, structuredClone(event)).value)
}

/** The same with the event as the peer left it. */
export function watchPeer(mapping: Json, event: unknown): PeerRun {
  const left = structuredClone(event)
  return { outcome: attempt(() => runOn(mapping, left)), event: left }
}

/**
 * What the peer gives for a part of a mapping: it does not validate what stands in a list, and an element of a list
 * may be anything.
 */
export function partByPeer(mapping: Json, event: unknown): Outcome {
  return watchPeer(mapping, event).outcome
}

function runOn(mapping: Json, event: unknown): unknown {
  const shaped = { '@arrayPath': ['event', { value: structuredClone(mapping) }] }
  const { list } = transform({ list: [shaped] }, { event: [event] })
  const [[{ value }]] = list as [[{ value: unknown }]]
  return value
}

function attempt(run: () => unknown): Outcome {
  try {
    return { value: run() }
  } catch (thrown) {
    const { message, name } = thrown instanceof Error ? thrown : { message: String(thrown), name: '' }
    const isEarly = name === 'ValidationError' || name === 'AggregateError'
    return { refused: message, isEarly, pointers: [] }
  }
}
