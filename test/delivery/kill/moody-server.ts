import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Dice } from '../../../src/events/sample/dice.js'
import { readOwn } from '../../../src/json/own.js'

/** A request that a server did what it asks for. */
export interface Done {
  /** The process that sent it. */
  readonly run: number
  readonly event: string
  readonly step: string
}

export interface MoodyServer {
  readonly port: number
  /** In the order in which they came. */
  readonly done: readonly Done[]
  /** The idempotency keys of everything that came, by event and step. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>
  readonly requests: number
  /** Resolves when so many more requests have come. */
  received(more: number): Promise<void>
  close(): void
}

export const nameOf = ({ event, step }: Pick<Done, 'event' | 'step'>): string => `${event} ${step}`

/** Answers soon or later; of ten requests it fails one, of twenty it is too busy for one. */
export async function moodyServer(dice: Dice): Promise<MoodyServer> {
  const done: Done[] = []
  const keys = new Map<string, Set<string>>()
  const arrivals = new EventEmitter()
  let requests = 0
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    try {
      for await (const part of request) parts.push(part)
    } catch {
      // Killed before it had sent all.
      return
    }
    const body: unknown = JSON.parse(Buffer.concat(parts).toString())
    const event = String(readOwn(body, 'id'))
    const step = String(request.url).slice(1)
    const name = nameOf({ event, step })
    keys.set(name, (keys.get(name) ?? new Set()).add(String(request.headers['idempotency-key'])))
    requests += 1
    arrivals.emit('request')
    const mood = dice.below(100)
    if (mood < 10) return void response.writeHead(500).end()
    if (mood < 15) return void response.writeHead(429, { 'retry-after': '0' }).end()
    if (step === 'second' && readOwn(body, 'token') !== `token-${event}`)
      return void response.writeHead(400).end()
    done.push({ run: Number(request.headers.run), event, step })
    const answer = () => response.end(JSON.stringify({ token: `token-${event}` }))
    if (dice.chance(0.5)) answer()
    else setTimeout(answer, dice.below(10))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    done,
    keys,
    get requests() {
      return requests
    },
    async received(more) {
      const wanted = requests + more
      while (requests < wanted) await once(arrivals, 'request')
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
