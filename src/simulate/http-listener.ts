import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Answer } from '../actions/index.js'
import { receive } from './receive/receive.js'
import type { Respond } from './respond.js'
import type { ListenOptions } from './stand-in.js'

/** Nothing larger is read, whatever a definition allows. */
const mostBytes = 64 * 1024 * 1024

/** The HTTP of a stand-in. */
export class HttpListener {
  #server: Server | undefined
  readonly #slow = new Set<NodeJS.Timeout>()

  constructor(private readonly respond: Respond) {}

  /** Gives the address. Rejects where it can not listen there, or listens already. */
  async listen({ port = 0, host = '127.0.0.1' }: ListenOptions = {}): Promise<string> {
    if (this.#server !== undefined) throw new TypeError('the stand-in listens already')
    const server = createServer((incoming, outgoing) => {
      // Whoever breaks off gets no answer.
      this.#take(incoming, outgoing).catch(() => incoming.socket.destroy())
    })
    this.#server = server
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, resolve)
      })
    } catch (error) {
      this.#server = undefined
      throw error
    }
    const address = server.address()
    const name = host.includes(':') ? `[${host}]` : host
    return `http://${name}:${typeof address === 'object' ? address?.port : port}`
  }

  /** Breaks off what is on its way. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    for (const timer of this.#slow) clearTimeout(timer)
    this.#slow.clear()
    if (server === undefined) return
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }

  async #take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { answer, delayMs, done } = this.respond(await receive(incoming, mostBytes))
    if (delayMs > 0) await this.#wait(delayMs)
    if (answer === undefined) incoming.socket.resetAndDestroy()
    else write(answer, outgoing)
    done()
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#slow.delete(timer)
        resolve()
      }, ms)
      this.#slow.add(timer)
    })
  }
}

function write({ status = 200, headers = {}, body }: Answer, outgoing: ServerResponse): void {
  const isText = typeof body === 'string'
  const text = body === undefined || isText ? (body ?? '') : JSON.stringify(body)
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json'
  outgoing.writeHead(status, {
    ...(text === '' ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
    ...headers,
  })
  outgoing.end(text)
}
