import { describe, expect, it } from 'vitest'
import webhook from 'waybill/definitions/webhook'
import { testAction } from '../../src/testing/index.js'

const send = (headers: Record<string, string | number | null>) =>
  testAction(webhook, 'send', {
    event: { type: 'track', event: 'x' },
    mapping: { url: 'https://in.example.com/', headers },
  })

describe('headers that a mapping names', () => {
  it('have lower-case names and text values; null leaves one out, empty text stays', () => {
    const { requests } = send({ 'X-A': 'a', 'X-B': 7, 'X-C': null, 'X-D': '' })
    expect(requests[0]?.headers).toEqual({
      'x-a': 'a',
      'x-b': '7',
      'x-d': '',
      'content-type': 'application/json',
    })
  })

  it('can not change the type of the body', () => {
    expect(send({ 'Content-Type': 'text/html' }).requests[0]?.headers['content-type']).toBe(
      'application/json',
    )
  })

  it.each([
    ['a line break', { 'X-A': 'a\nb' }],
    ['a carriage return', { 'X-A': 'a\rb' }],
    ['a NUL', { 'X-A': 'a\0b' }],
    ['a character beyond one byte', { 'X-A': '数' }],
    ['a name with a space', { 'X A': 'a' }],
    ['a name with a line break', { 'X-A\r\nX-B': 'a' }],
    ['an empty name', { '': 'a' }],
    ['the host', { Host: 'evil.example' }],
    ['the length', { 'content-length': '0' }],
    ['the transfer encoding', { 'Transfer-Encoding': 'chunked' }],
  ])('are refused with %s', (_, headers) => {
    expect(send(headers).outcome).toMatchObject({ step: 'request', kind: 'payload', code: 'INVALID_HEADER' })
  })

  it('may be called __proto__ without harm', () => {
    const headers = JSON.parse('{"__proto__": "a"}')
    expect(Object.getOwnPropertyNames(send(headers).requests[0]?.headers)).toContain('__proto__')
  })
})
