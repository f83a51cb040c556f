import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const uuid = (name: unknown, namespace?: string) =>
  compileMapping({ '@uuid': { name: { '@path': '$' }, ...(namespace === undefined ? {} : { namespace }) } })(
    name,
  )

/** By another implementation of RFC 9562. */
it.each([
  ['dns', 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
  ['url', 'm-1/0', '17ca19be-f10c-506f-8f75-02e12a02df9d'],
  [undefined, 'm-1/0', '17ca19be-f10c-506f-8f75-02e12a02df9d'],
  ['6BA7B810-9dad-11d1-80b4-00c04fd430c8', 'python.org', '886313e1-3b8a-5372-9b90-0c9aee199e5d'],
])('in %s "%s" has the UUID %s', (namespace, name, expected) => {
  expect(uuid(name, namespace)).toBe(expected)
})

it('has the form of version 5 for any name, and another for another name', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (one, other) => {
      expect(uuid(one)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(uuid(one) === uuid(other)).toBe(one === other)
    }),
  )
})

it.each([5, true])('%j counts as text', (name) => {
  expect(uuid(name)).toBe(uuid(String(name)))
})

it.each([undefined, '', {}, ['a']])('%j is no name', (name) => {
  expect(uuid(name)).toBeUndefined()
})

it('refuses a namespace that there is not', () => {
  expect(checkMapping({ '@uuid': { name: 'a', namespace: 'uri' } })).toMatchObject([
    {
      code: 'map/option',
      pointer: '/@uuid/namespace',
      message: '"uri" is not one of `dns`, `url`, `oid`, `x500`, or a UUID',
    },
  ])
})
