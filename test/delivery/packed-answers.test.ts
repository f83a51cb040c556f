import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport, type TransportOptions } from '../../src/delivery/index.js'
import { deepFreeze } from '../deep-freeze.js'
import { serve } from './server.js'

const text = '{"id":7,"name":"Zoë"}'
const packed = {
  gzip: gzipSync(text),
  'x-gzip': gzipSync(text),
  GZIP: gzipSync(text),
  br: brotliCompressSync(text),
  deflate: deflateSync(text),
  identity: Buffer.from(text),
  'gzip, br': brotliCompressSync(gzipSync(text)),
}

/** What a transport gets from a server that packs its answer so. */
async function answerTo(codings: string, body: Buffer, options: TransportOptions = {}, status = 200) {
  const { url, got } = await serve((_, response) =>
    response.writeHead(status, { 'content-encoding': codings }).end(body),
  )
  const transport = createTransport(options)
  onTestFinished(() => transport.close())
  const request = { id: '0', method: 'POST', url, headers: {}, text: 'x', idempotencyKey: 'i' }
  return { answer: await transport.send(deepFreeze(request)), got }
}

describe('an answer that comes packed', () => {
  it.each(Object.entries(packed))('is unpacked: %s', async (codings, body) => {
    expect((await answerTo(codings, body)).answer).toMatchObject({
      status: 200,
      body: { id: 7, name: 'Zoë' },
    })
  })

  it('is unpacked once where a fetch of one’s own does so', async () => {
    const { answer } = await answerTo('gzip', packed.gzip, { fetch: globalThis.fetch })
    expect(answer).toMatchObject({ body: { id: 7 } })
  })

  it('is asked for, unless the request says what it wants', async () => {
    const { got } = await answerTo('gzip', packed.gzip)
    expect(got[0]?.headers['accept-encoding']).toBe('gzip, br')
    const { url, got: own } = await serve((_, response) => response.end())
    const transport = createTransport()
    onTestFinished(() => transport.close())
    const headers = { 'accept-encoding': 'identity' }
    await transport.send({ id: '0', method: 'GET', url, headers, idempotencyKey: 'i' })
    expect(own[0]?.headers['accept-encoding']).toBe('identity')
  })

  it('is read no further than allowed, however little was sent', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    const { answer } = await answerTo('gzip', bomb, { maxResponseBytes: 1000 })
    expect(answer).toMatchObject({ status: 200, truncated: true })
    expect(answer.body).toHaveLength(1000)
  })

  it('may have nothing to unpack', async () => {
    expect((await answerTo('gzip', Buffer.alloc(0))).answer).toMatchObject({ status: 200, body: '' })
    expect((await answerTo('br', Buffer.alloc(0), {}, 204)).answer).toMatchObject({ status: 204, body: '' })
  })

  it('has not arrived where it can not be unpacked', async () => {
    expect((await answerTo('gzip', Buffer.from(text))).answer).toEqual({ error: 'Z_DATA_ERROR' })
    expect((await answerTo('br', Buffer.from('nonsense'))).answer.error).toMatch(/^ERR_/)
  })

  it('stays as it is in a coding that was not asked for, or in too many', async () => {
    expect((await answerTo('zip-of-mine', Buffer.from(text))).answer).toMatchObject({ body: { id: 7 } })
    expect((await answerTo('gzip, gzip, gzip', Buffer.from(text))).answer).toMatchObject({ body: { id: 7 } })
  })
})
