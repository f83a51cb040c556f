import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/json/value.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const part = (part: string, value: unknown, name?: string) =>
  compileMapping({ '@url': { value: { '@path': '$' }, part, ...(name === undefined ? {} : { name }) } })(
    value,
  )

describe('@url', () => {
  const whole = 'HTTPS://user:word@Exämple.com:8443/a%20b/../c?q=1&q=2&x=%26&__proto__=p#Top'

  it.each([
    ['protocol', 'https:'],
    ['origin', 'https://xn--exmple-cua.com:8443'],
    ['host', 'xn--exmple-cua.com:8443'],
    ['hostname', 'xn--exmple-cua.com'],
    ['port', '8443'],
    ['path', '/c'],
    ['search', '?q=1&q=2&x=%26&__proto__=p'],
    ['query', JSON.parse('{"q":"1","x":"&","__proto__":"p"}')],
    ['hash', '#Top'],
  ])('%s', (name, expected) => {
    expect(JSON.stringify(part(name, whole))).toBe(JSON.stringify(expected))
  })

  it.each(['port', 'search', 'hash'])('%s is nothing where it is empty', (name) => {
    expect(part(name, 'https://a.example:443/?#')).toBeUndefined()
  })

  it.each<[string, unknown]>([
    ['host', undefined],
    ['origin', undefined],
    ['path', 'ann@a.example'],
  ])('%s of an address without a host', (name, expected) => {
    expect(part(name, 'mailto:ann@a.example')).toBe(expected)
  })

  it('asks for a name of the query, one that objects inherit too', () => {
    expect(
      ['q', 'x', '__proto__', 'constructor', 'toString'].map((name) => part('query', whole, name)),
    ).toEqual(['1', '&', 'p', undefined, undefined])
    expect(part('query', 'https://a.example')).toEqual({})
  })

  it.each<[unknown]>([
    [''],
    ['a.example'],
    ['//a.example'],
    ['/path'],
    ['https://'],
    ['http://a b'],
    [5],
    [{}],
    [[whole]],
  ])('%j is no whole address', (value) => {
    expect(part('host', value)).toBeUndefined()
  })

  it('refuses a part that there is not', () => {
    const mapping: Json = { '@url': { value: '', part: 'domain' } }
    expect(checkMapping(mapping)).toMatchObject([{ code: 'map/option', pointer: '/@url/part' }])
  })
})
