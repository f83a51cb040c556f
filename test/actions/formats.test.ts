import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SchemaCompiler } from '../../src/actions/index.js'
import { formats } from '../../src/schemas/formats.js'

const compiled = new SchemaCompiler('compiled')
const interpreted = new SchemaCompiler('closures')

/** Whether a value has a format; both validators say the same. */
function has(format: string, value: unknown): boolean {
  const schema = { type: ['string', 'number'], format }
  const found = compiled.compile(schema)(value)
  expect(interpreted.compile(schema)(value)).toEqual(found)
  return found.length === 0
}

const table: readonly (readonly [format: string, good: readonly unknown[], bad: readonly unknown[]])[] = [
  [
    'email',
    ['ann@example.com', "o'neill+tag@sub.example.co.uk", 'ANN@EXAMPLE.COM'],
    ['', 'n/a', 'ann', 'ann@', '@example.com', 'a@b', 'ann@example', 'a b@example.com', 'ann@example.com '],
  ],
  [
    'uri',
    ['https://example.com', 'https://example.com/a?b=c#d', 'mailto:ann@example.com', 'urn:isbn:0451450523'],
    ['', 'example.com', '/path', 'https://exa mple.com', 'http:// x', '://x', 'https://example.com/%zz'],
  ],
  [
    'date-time',
    ['2025-02-11T14:03:21Z', '2025-02-11T14:03:21.513+02:00', '2024-02-29T00:00:00z', '2025-02-11 14:03:21Z'],
    [
      '',
      '2025-02-11',
      '2025-02-11T14:03:21',
      '2025-02-30T14:03:21Z',
      '2025-02-11T25:03:21Z',
      'yesterday',
      '1739282601',
    ],
  ],
  [
    'date-like',
    [
      '2025-02-11T14:03:21.513Z',
      '2025-02-11T14:03',
      '2025-02-11',
      '2025-02-11T14:03:21+0200',
      '1739282601',
      '1739282601513',
      1739282601,
      -1,
      1739282601.5,
    ],
    ['', '2025-02-30', '2025-13-01', '11.02.2025', 'yesterday', '1739282601s', '-1', 'Tue Feb 11 2025'],
  ],
  [
    'uuid',
    ['0e37df36-f698-11e6-8dd4-cb9ced3df976', '0E37DF36-F698-11E6-8DD4-CB9CED3DF976'],
    ['', '0e37df36f69811e68dd4cb9ced3df976', '0e37df36-f698-11e6-8dd4-cb9ced3df97', 'g'.repeat(36)],
  ],
  ['ipv4', ['203.0.113.17', '0.0.0.0'], ['', '256.0.0.1', '1.2.3', '01.2.3.4', '1.2.3.4/8', ' 1.2.3.4']],
  [
    'ipv6',
    ['::1', '2001:db8::8a2e:370:7334', '::ffff:192.0.2.1'],
    ['', '1.2.3.4', '2001:db8', ':::', '12345::', '::1%eth0'],
  ],
]

describe.each(table)('the format %s', (format, good, bad) => {
  it.each(good.map((value) => [value]))('takes %j', (value) => {
    expect(has(format, value)).toBe(true)
  })

  it.each(bad.map((value) => [value]))('refuses %j', (value) => {
    expect(has(format, value)).toBe(false)
  })
})

it('says the same by both validators, whatever the text', () => {
  const texts = table.flatMap(([, good, bad]) => [...good, ...bad]).map(String)
  const near = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.string({ maxLength: 2 }))
    .map(
      ([text, at, more]) => text.slice(0, at % (text.length + 1)) + more + text.slice(at % (text.length + 1)),
    )
  fc.assert(
    fc.property(
      fc.constantFrom(...formats.keys()),
      fc.oneof(near, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.string()),
      (format, value) => {
        has(format, value)
      },
    ),
    { numRuns: 2000 },
  )
})
