import { describe, expect, it } from 'vitest'
import { functions, phone, userAgent } from 'waybill/functions'
import { compileMapping } from 'waybill/mappings'

describe('a phone number', () => {
  it.each([
    ['+44 20 7946 0018', undefined, '+442079460018'],
    ['020 7946 0018', 'GB', '+442079460018'],
    ['020 7946 0018', 'gb', '+442079460018'],
    ['030 123456', 'DE', '+4930123456'],
    ['+44 20 7946 0018', 'DE', '+442079460018'],
    ['020 7946 0018', undefined, undefined],
    ['020 7946 0018', 'XX', undefined],
    ['12', 'GB', undefined],
    ['no number', 'GB', undefined],
  ])('%s of %s is %s', (number, country, expected) => {
    expect(phone.apply(number, country)).toBe(expected)
  })
})

describe('a user agent', () => {
  const chrome =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.6167.85 Safari/537.36'

  it('says what it is made of', () => {
    expect(userAgent.apply(chrome)).toMatchObject({
      browser: { name: 'Chrome', version: '121.0.6167.85', major: '121' },
      os: { name: 'Mac OS', version: '10.15.7' },
      device: { vendor: 'Apple' },
    })
  })

  it('has no key for what it does not say', () => {
    expect(userAgent.apply('')).toEqual({ browser: {}, engine: {}, os: {}, device: {}, cpu: {} })
  })
})

it('all can be called from a mapping', () => {
  const mapping = {
    '@call': { fn: 'phone', args: [{ '@path': '$.phone' }, { '@path': '$.country' }] },
  }
  const apply = compileMapping(mapping, { functions })
  expect(apply({ phone: '020 7946 0018', country: 'GB' })).toBe('+442079460018')
  expect(apply({ phone: 7 })).toBeUndefined()
})
