import type { Json, OutboundRequest } from '../../actions/index.js'
import type { JSONObject } from '../types/json.js'

/** What a request says that code makes real requests of: a payload, or the payloads of a batch. */
export interface RequestContent {
  readonly settings: JSONObject
  readonly syncMode?: string
  readonly payload?: JSONObject
  readonly items?: readonly JSONObject[]
}

const parts = { settings: { '@path': '$.settings' }, syncMode: { '@path': '$.run.syncMode' } }

/** The body of a request that stands for one event. */
export const contentOfOne: Json = { ...parts, payload: { '@path': '$.payload' } }

/** The body of a request that stands for a batch. */
export const contentOfBatch: Json = { ...parts, items: { '@path': '$.items' } }

/** Nobody has this domain (RFC 2606): what goes there goes to code. */
const domain = '.segment.invalid'

export const addressOf = (slug: string, action: string): string =>
  `https://${slug}${domain}/${encodeURIComponent(action)}`

/** The action that a request is for; undefined where it is for another destination, or a real address. */
export function actionOf({ url }: Pick<OutboundRequest, 'url'>, slug: string): string | undefined {
  const { host, pathname } = new URL(url)
  return host === `${slug}${domain}` ? decodeURIComponent(pathname.slice(1)) : undefined
}
