import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Partner {
  readonly endpoint: string
  /** What has arrived since this was last asked, in an order of its own: requests may be under way together. */
  readonly arrived: () => readonly string[]
  readonly close: () => Promise<void>
}

/** A partner whose answer depends on nothing but what it is sent, so that two kits that send the same are answered the same. */
export async function startPartner(): Promise<Partner> {
  let log: string[] = []
  const server = createServer(async (request, response) => {
    const sent = await textOf(request)
    log.push(sent)
    const { status, type, body } = answerTo(sent)
    response.writeHead(status, type === undefined ? {} : { 'content-type': type })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    endpoint: `http://127.0.0.1:${port}`,
    arrived: () => {
      const taken = log
      log = []
      return taken.sort()
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The headers that a definition or its kit has written, and not a transport. */
const headers = ['authorization', 'content-type', 'user-agent']

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { method, url } = request
  const own = Object.entries(request.headers).filter(
    ([name]) => headers.includes(name) || name.startsWith('x-'),
  )
  return JSON.stringify([method, url, own.sort(), Buffer.concat(parts).toString()])
}

const json = 'application/json'

/** Mostly a success; a token that has expired is refused, and so is whoever asks for it by name. */
function answerTo(sent: string): { readonly status: number; readonly type?: string; readonly body?: string } {
  if (sent.includes('Bearer expired')) return { status: 401, type: json, body: '{"error":"expired"}' }
  const chance = hash(sent) % 20
  if (chance < 12)
    return { status: 200, type: json, body: JSON.stringify({ id: `i${chance}`, items: [chance] }) }
  return others[chance - 12] ?? { status: 500 }
}

const others = [
  { status: 201, type: `${json}; charset=utf-8`, body: '[]' },
  { status: 202, type: 'text/plain', body: 'later' },
  { status: 204 },
  { status: 400, type: json, body: '{"message":"bad"}' },
  { status: 404, type: 'text/html', body: '<h1>none</h1>' },
  { status: 429, type: json, body: '{"message":"slow' },
  { status: 401, type: json, body: '{"error":"no"}' },
  { status: 503 },
]

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const character of text) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193)
  return value >>> 0
}
