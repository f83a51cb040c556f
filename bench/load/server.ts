import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

// A process of its own, which answers at once: what is measured is who sends.
const server = createServer((request, response) => {
  request.resume().once('end', () => response.end('{"ok":true}'))
})
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.once('disconnect', () => process.exit())
