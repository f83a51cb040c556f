import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Answer, OutboundRequest } from '../../src/actions/index.js'
import { createTokenCache, type Token, TokenError } from '../../src/index.js'
import { connectVendor, deliver, granted, held, settings } from './oauth.js'

/** A server of tokens that numbers them. */
function server(more: object = {}) {
  let count = 0
  return vi.fn(async (_: OutboundRequest): Promise<Answer> => {
    count += 1
    return granted(`token-${count}`, more)
  })
}

describe('a cache of tokens', () => {
  it('asks once, and gives the token to every request', async () => {
    const send = server()
    const cache = createTokenCache({ send })
    const connection = connectVendor()
    const { request } = deliver(connection)
    for (const _ of [1, 2])
      expect(await cache.authorize(connection, request)).toEqual(
        connection.authorize(request, { accessToken: 'token-1' }),
      )
    expect(send).toHaveBeenCalledTimes(1)
    expect(send).toHaveBeenCalledWith(connection.tokenRequest())
  })

  it('asks for nothing where a request waits for no token', async () => {
    const send = server()
    const { auth, ...request } = deliver(connectVendor()).request
    expect(await createTokenCache({ send }).authorize(connectVendor(), request)).toBe(request)
    expect(send).not.toHaveBeenCalled()
  })

  it('uses the token of the configuration first', async () => {
    const send = server()
    expect(await createTokenCache({ send }).token(connectVendor({ auth: held }))).toBe(held)
    expect(send).not.toHaveBeenCalled()
  })

  it('uses the token that was stored before any other, and what it brought to ask for the next', async () => {
    const send = server()
    const connection = connectVendor({ auth: held })
    const stored = { accessToken: 'stored', refreshToken: 'refresh-9' }
    const cache = createTokenCache({ send, storedToken: ({ id }) => (id === 'c' ? stored : undefined) })
    expect(await cache.token(connection)).toBe(stored)
    expect(await cache.refresh(connection, stored)).toMatchObject({ accessToken: 'token-1' })
    expect(send).toHaveBeenCalledWith(connection.tokenRequest(stored))
  })

  it.each([
    ['a minute before its end', 3600, 3_539_999, 3_540_000],
    ['after half of a short life', 60, 29_999, 30_000],
  ])('asks again %s', async (_, seconds, before, after) => {
    let now = 0
    const send = server({ expires_in: seconds })
    const cache = createTokenCache({ send, clock: () => now })
    const connection = connectVendor()
    const texts: string[] = []
    for (const at of [0, before, after]) {
      now = at
      texts.push((await cache.token(connection)).accessToken)
    }
    expect(texts).toEqual(['token-1', 'token-1', 'token-2'])
  })

  it('replaces a token that was refused, and only if it is still the current one', async () => {
    const send = server()
    const cache = createTokenCache({ send })
    const connection = connectVendor()
    const first = await cache.token(connection)
    const second = await cache.refresh(connection, first)
    expect(second.accessToken).toBe('token-2')
    expect(await cache.refresh(connection, first)).toBe(second)
    expect(send).toHaveBeenCalledTimes(2)
  })

  it('goes on with the refresh token that came last, and tells of it', async () => {
    const send = vi.fn(async ({ form }: OutboundRequest) =>
      granted('t', { refresh_token: `${form?.refresh_token}+` }),
    )
    const told: Token[] = []
    const cache = createTokenCache({ send, onToken: (_, token) => void told.push(token) })
    const connection = connectVendor()
    await cache.refresh(connection, await cache.token(connection))
    expect(told.map(({ refreshToken }) => refreshToken)).toEqual(['refresh-0+', 'refresh-0++'])
  })

  it('keeps a token that could not be stored, and says so to those who wait', async () => {
    const send = server()
    const onToken = vi.fn().mockRejectedValueOnce(new Error('disk full'))
    const cache = createTokenCache({ send, onToken })
    const connection = connectVendor()
    await expect(cache.token(connection)).rejects.toThrow('disk full')
    expect((await cache.token(connection)).accessToken).toBe('token-1')
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('keeps no failure', async () => {
    const send = server()
    send.mockResolvedValueOnce({ status: 503 }).mockRejectedValueOnce(new Error('offline'))
    const cache = createTokenCache({ send })
    const connection = connectVendor()
    const failed = cache.token(connection)
    await expect(failed).rejects.toThrow(TokenError)
    await expect(failed).rejects.toMatchObject({
      connection: 'c',
      failure: { then: 'retry', httpStatus: 503 },
    })
    await expect(cache.token(connection)).rejects.toThrow('offline')
    expect((await cache.token(connection)).accessToken).toBe('token-1')
  })

  it('rejects where nothing can be asked with', async () => {
    const cache = createTokenCache({ send: server() })
    const connection = connectVendor({
      settings: { space: 'a' },
      auth: { accessToken: 'held', expiresAt: 0 },
    })
    expect((await cache.token(connection)).accessToken).toBe('held')
    await expect(cache.refresh(connection, { accessToken: 'held' })).rejects.toMatchObject({
      failure: { then: 'discard', code: 'NO_TOKEN' },
    })
  })

  it('gives a connection no token of another, and none of its own past', async () => {
    const send = server()
    const cache = createTokenCache({ send })
    expect((await cache.token(connectVendor())).accessToken).toBe('token-1')
    expect((await cache.token(connectVendor({ id: 'd' }))).accessToken).toBe('token-2')
    expect((await cache.token(connectVendor())).accessToken).toBe('token-1')
    const changed = connectVendor({ settings: { ...settings, clientSecret: 'other' } })
    expect((await cache.token(changed)).accessToken).toBe('token-3')
    cache.forget('c')
    expect((await cache.token(changed)).accessToken).toBe('token-4')
  })

  it('lets an answer that comes late touch nothing of a changed configuration', async () => {
    let answerLate: (answer: Answer) => void = () => {}
    const send = vi
      .fn(async (): Promise<Answer> => granted('new'))
      .mockReturnValueOnce(
        new Promise((resolve) => {
          answerLate = resolve
        }),
      )
    const cache = createTokenCache({ send })
    const late = cache.token(connectVendor())
    const changed = connectVendor({ settings: { ...settings, clientSecret: 'other' } })
    expect((await cache.token(changed)).accessToken).toBe('new')
    answerLate(granted('old'))
    expect((await late).accessToken).toBe('old')
    expect((await cache.token(changed)).accessToken).toBe('new')
  })
})

describe('whatever the order in which things happen', () => {
  it('there is one request at a time, and everybody gets a token that was current', async () => {
    const connection = connectVendor({ auth: held })
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('token', 'refresh'), { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { maxLength: 4 }),
        async (scheduler, calls, failures) => {
          let open = 0
          let sent = 0
          const failing = [...failures]
          const send = async (): Promise<Answer> => {
            open += 1
            sent += 1
            expect(open).toBe(1)
            await scheduler.schedule(Promise.resolve())
            open -= 1
            if (failing.shift() === true) throw new Error('offline')
            return granted(`token-${sent}`)
          }
          const cache = createTokenCache({ send })
          const call = async (name: string) => {
            await scheduler.schedule(Promise.resolve())
            return name === 'token' ? cache.token(connection) : cache.refresh(connection, held)
          }
          const results = await scheduler.waitFor(Promise.allSettled(calls.map(call)))
          const texts = results.flatMap((result) =>
            result.status === 'fulfilled' ? [result.value.accessToken] : [],
          )
          const failed = failures.filter(Boolean).length
          // One success is enough: whoever comes with the old token afterwards gets the new one.
          expect(new Set(texts.filter((text) => text !== held.accessToken)).size).toBeLessThanOrEqual(1)
          expect(sent).toBeLessThanOrEqual(failed + 1)
          if (failed === 0) expect(texts).toHaveLength(calls.length)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('a failure reaches all who wait for it, and none who come later', async () => {
    let fail: (error: Error) => void = () => {}
    const send = vi
      .fn(async (): Promise<Answer> => granted('t'))
      .mockReturnValueOnce(
        new Promise((_, reject) => {
          fail = reject
        }),
      )
    const cache = createTokenCache({ send })
    const connection = connectVendor()
    const waiting = Promise.allSettled([1, 2, 3].map(() => cache.token(connection)))
    fail(new Error('offline'))
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect((await cache.token(connection)).accessToken).toBe('t')
    expect(send).toHaveBeenCalledTimes(2)
  })
})
