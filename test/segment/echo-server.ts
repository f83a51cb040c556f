import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What reached the server, without what each transport adds by itself. */
export interface Arrived {
  readonly method: string | undefined
  readonly path: string | undefined
  readonly headers: { readonly [name: string]: unknown }
  readonly body: string
}

export interface EchoServer {
  readonly url: string
  /** Takes what has arrived since it was last asked. */
  readonly arrived: () => readonly Arrived[]
  readonly close: () => Promise<void>
}

/** Answers what a request asks for in its query: `status`, `type`, `body`, `header`, `hang`, `cut`; else what it was sent. */
export async function startEchoServer(): Promise<EchoServer> {
  let log: Arrived[] = []
  const server = createServer((request, response) => {
    read(request).then((body) => {
      const { method, url, headers } = request
      const one = { method, path: url, headers: ownHeaders(headers), body }
      log.push(one)
      answer(response, new URL(url ?? '/', 'http://server').searchParams, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    arrived: () => {
      const taken = log
      log = []
      return taken
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function answer(response: ServerResponse, asked: URLSearchParams, one: Arrived): void {
  if (asked.has('hang')) return
  if (asked.has('cut')) return void response.destroy()
  const status = Number(asked.get('status') ?? 200)
  const [name, value] = (asked.get('header') ?? 'x-echo=1').split('=')
  response.writeHead(status, {
    ...(asked.get('type') === '' ? {} : { 'content-type': asked.get('type') ?? 'application/json' }),
    ...(name === undefined ? {} : { [name]: value }),
  })
  response.end(asked.get('body') ?? JSON.stringify(one))
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  return Buffer.concat(parts).toString()
}

const byTransport = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'host',
  'sec-fetch-mode',
  'transfer-encoding',
])

const ownHeaders = (headers: IncomingMessage['headers']): Arrived['headers'] =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !byTransport.has(name))
      .sort(([one], [other]) => one.localeCompare(other)),
  )
