import { expect, it } from 'vitest'
import { ValueFailure } from '../../src/expressions/failure.js'
import { checkMapping, compileMapping } from '../../src/mappings/index.js'

const decode = (value: unknown, strict = true) =>
  compileMapping({ a: { '@json': { mode: 'decode', value: { '@path': '$' }, strict } } })(value)

it.each(['', '{oops', 'NaN', '[1,]', "{'a':1}", '1e999', '[{"a":-1e999}]', '9'.repeat(400)])(
  'strict decoding fails on "%s" and says where',
  (text) => {
    expect(() => decode(text)).toThrow(ValueFailure)
    expect(() => decode(text)).toThrow('the text at /a/@json is no JSON')
    expect(decode(text, false)).toEqual({ a: text })
  },
)

it.each<[unknown, unknown]>([
  ['{"a":[1]}', { a: [1] }],
  [' null ', null],
  ['[-0,{"a": -0.0,"b":-1e-999}]', [0, { a: 0, b: 0 }]],
  [
    '{"a":"-0 1e999","__proto__":1e3}',
    Object.fromEntries([
      ['a', '-0 1e999'],
      ['__proto__', 1000],
    ]),
  ],
  [5, 5],
  [null, null],
])('strict decoding of %j gives %j', (value, expected) => {
  expect(decode(value)).toEqual({ a: expected })
})

it('refuses strict encoding, which nothing could fail', () => {
  expect(checkMapping({ '@json': { mode: 'encode', value: 1, strict: true } })).toMatchObject([
    { code: 'map/option', pointer: '/@json/strict' },
  ])
})
