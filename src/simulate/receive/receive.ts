import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { nestsDeeper } from '../../json/nests-deeper.js'
import type { UnreadRequest, WireRequest } from './wire-request.js'

/** A request of Node as it was received, or why it can not be read; rejects where it breaks off. */
export async function receive(
  incoming: IncomingMessage,
  maxBytes: number,
): Promise<WireRequest | UnreadRequest> {
  const { method = 'GET', url: path = '/' } = incoming
  const headers = headersOf(incoming)
  const origin = originIn(headers.forwarded)
  const address = `${origin ?? `http://${headers.host ?? 'localhost'}`}${path}`
  const refuse = (status: number, code: string, message: string): UnreadRequest => ({
    method,
    url: path,
    headers,
    refusal: { status, code, message },
  })
  if (!path.startsWith('/') || !URL.canParse(address)) return refuse(400, 'MALFORMED', 'the address is none')
  const sent = await readWhole(incoming, maxBytes)
  const body = sent && (await unpacked(sent, headers['content-encoding'], maxBytes))
  if (body === 'unknown')
    return refuse(415, 'UNSUPPORTED_MEDIA_TYPE', 'the content encoding has to be gzip, deflate or br')
  if (body === 'broken') return refuse(400, 'MALFORMED', 'the body is not compressed as it says')
  if (body === undefined) return refuse(413, 'PAYLOAD_TOO_LARGE', `the body has more than ${maxBytes} bytes`)
  const text = new TextDecoder().decode(body)
  if (/^\s*[[{]/.test(text) && nestsDeeper(text, deepest))
    return refuse(400, 'MALFORMED', `the body nests deeper than ${deepest} lists and objects`)
  return { method, url: new URL(address), namesOrigin: origin !== undefined, headers, body }
}

/** What nests deeper is more than those can take who go through it. */
const deepest = 500

function headersOf({ headers }: IncomingMessage): WireRequest['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
}

/** For whom a request was, as a transport says that sent it elsewhere (RFC 7239). */
function originIn(forwarded: string | undefined): string | undefined {
  const host = /(?:^|[;,\s])host="?([^";,\s]+)"?/i.exec(forwarded ?? '')?.[1]
  const scheme = /(?:^|[;,\s])proto="?(https?)"?/i.exec(forwarded ?? '')?.[1]
  const origin = `${scheme?.toLowerCase() ?? 'https'}://${host}`
  return host === undefined || !URL.canParse(origin) ? undefined : new URL(origin).origin
}

/** Undefined where it is too long; the rest is read all the same, so that the sender hears of it. */
async function readWhole(incoming: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of incoming) {
    length += part.length
    if (length <= maxBytes) parts.push(part)
  }
  return length > maxBytes ? undefined : Buffer.concat(parts)
}

const unpack = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) }

/** Undefined where it is too long. */
async function unpacked(
  body: Uint8Array,
  encoding: string | undefined,
  maxOutputLength: number,
): Promise<Uint8Array | 'unknown' | 'broken' | undefined> {
  const name = encoding?.trim().toLowerCase() ?? 'identity'
  if (name === 'identity' || name === '') return body
  if (name !== 'gzip' && name !== 'deflate' && name !== 'br') return 'unknown'
  try {
    return await unpack[name](body, { maxOutputLength })
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
      ? undefined
      : 'broken'
  }
}
