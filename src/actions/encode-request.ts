import { utf8Length } from '../json/utf8-length.js'
import { bodyKinds } from './bodies/index.js'
import type { OutboundRequest } from './requests/request.js'

/** A request as an HTTP client takes it. */
export interface EncodedRequest<Body = string | Uint8Array<ArrayBuffer> | undefined> {
  readonly method: string
  readonly url: string
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  /** Text is sent in UTF-8; undefined where the request has no body. */
  readonly body: Body
}

/**
 * A request with its body as it is sent (engine.md): text, or compressed bytes where `gzip` is set; only then the
 * answer is a promise. Throws nothing on a request that the engine built.
 */
export function encodeRequest(
  request: OutboundRequest & { readonly gzip?: never },
): EncodedRequest<string | undefined>
export function encodeRequest(
  request: OutboundRequest & { readonly gzip: true },
): Promise<EncodedRequest<Uint8Array<ArrayBuffer> | undefined>>
export function encodeRequest(request: OutboundRequest): EncodedRequest | Promise<EncodedRequest>
export function encodeRequest(request: OutboundRequest): EncodedRequest | Promise<EncodedRequest> {
  const encoded = encodeBody(request)
  return request.gzip === true ? compress(encoded) : encoded
}

/** How many bytes a request's body has before compression; 0 without one. */
export function encodedSize(request: OutboundRequest): number {
  return utf8Length(encodeBody(request).body ?? '')
}

function encodeBody(request: OutboundRequest): EncodedRequest<string | undefined> {
  const { method, url, headers } = request
  const kind = bodyKinds.find(({ key }) => request[key] !== undefined)
  if (kind === undefined) return { method, url, headers, body: undefined }
  const body = kind.encode(request[kind.key])
  const parameter = kind.parameterOf?.(body)
  if (parameter === undefined) return { method, url, headers, body }
  const contentType = `${headers['content-type'] ?? kind.contentType}; ${parameter}`
  return { method, url, headers: { ...headers, 'content-type': contentType }, body }
}

async function compress({
  body,
  ...request
}: EncodedRequest<string | undefined>): Promise<EncodedRequest<Uint8Array<ArrayBuffer> | undefined>> {
  if (body === undefined) return { ...request, body }
  const compressed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(compressed).arrayBuffer())
  return { ...request, headers: { ...request.headers, 'content-encoding': 'gzip' }, body: bytes }
}
