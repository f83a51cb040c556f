import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Dice } from '../../src/events/sample/dice.js'

// Of a hundred requests ten fail, for five it is too busy, the others it counts; the number of an event is in its path.
const most = Number(process.argv[2])
const counts = new Uint8Array(most)
const dice = new Dice(1)
let requests = 0

const server = createServer((request, response) => {
  requests += 1
  const mood = dice.below(100)
  const nth = Number(request.url?.slice(1))
  request.resume().once('end', () => {
    if (mood < 10) return void response.writeHead(500).end()
    if (mood < 15) return void response.writeHead(429, { 'retry-after': '0' }).end()
    counts[nth] = Math.min((counts[nth] ?? 0) + 1, 255)
    response.end('{"ok":true}')
  })
})
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.on('message', () => {
  const lost = counts.filter((count) => count === 0).length
  const repeated = counts.filter((count) => count > 1).length
  process.send?.({ requests, lost, repeated })
})
process.once('disconnect', () => process.exit())
