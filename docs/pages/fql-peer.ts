import { createRequire } from 'node:module'

// Its CommonJS build: Node can not load the other one.
const require = createRequire(import.meta.url)

const { parseFql, validate }: typeof import('@segment/destination-subscriptions') =
  require('@segment/destination-subscriptions')

const manifest: { readonly name: string; readonly version: string } =
  require('@segment/destination-subscriptions/package.json')

/** The name and the version of the package that ran. */
export const peer = `${manifest.name} ${manifest.version}`

/** What the peer's parser gives where it has no tree. */
export const refusedByParser = 'refused by its parser'

/** What the peer does with a query and an event. Of what it throws only the kind: the words are the engine's. */
export function peerAnswer(query: string, event: unknown): string {
  const tree = parseFql(query)
  if ('error' in tree) return refusedByParser
  try {
    return String(validate(tree, event))
  } catch (thrown) {
    return `throws: ${thrown instanceof Error ? thrown.name : typeof thrown}`
  }
}
