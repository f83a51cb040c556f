import type { JsonObject } from '../../json/value.js'

/** Texts by format, and those that usual patterns ask for. */
const textsByFormat: { readonly [format: string]: string } = {
  'date-time': '2026-03-02T08:00:00Z',
  date: '2026-03-02',
  time: '08:00:00Z',
  duration: 'P1D',
  email: 'ann@example.com',
  'idn-email': 'ann@example.com',
  hostname: 'www.example.com',
  'idn-hostname': 'www.example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://www.example.com/a',
  url: 'https://www.example.com/a',
  'uri-reference': '/a',
  iri: 'https://www.example.com/a',
  uuid: 'b3855595-faab-4977-ae76-e3b91c77cbcf',
  byte: 'YWJj',
  'json-pointer': '/a',
  regex: 'a',
  password: 'pass-1',
}

const usualTexts = [
  'abc',
  'text',
  'a',
  'A',
  'de',
  'DE',
  'EUR',
  'ABC',
  'en-GB',
  'en_GB',
  'a1',
  'A1',
  'A-1',
  '1',
  '12',
  '120.00',
  '2026',
  '12345',
  '#aabbcc',
  '+12025550123',
  '12:00',
  '1.0.0',
  'a_b',
  ...Object.values(textsByFormat),
]

/** Longer than that no text of an example is. */
const longest = 1_000

/** More different texts than that no list of an example needs. */
const mostDifferent = 10

/** Texts that a schema may take, the one that its format asks for first. */
export function textsOf({ format, minLength, maxLength, pattern }: JsonObject): readonly string[] {
  const own =
    typeof format === 'string' && Object.hasOwn(textsByFormat, format) ? textsByFormat[format] : undefined
  const least = Math.min(typeof minLength === 'number' ? minLength : 0, longest)
  const most = typeof maxLength === 'number' ? maxLength : longest
  const sized = usualTexts.map((text) =>
    text.repeat(Math.max(1, Math.ceil(least / text.length))).slice(0, most),
  )
  const wanted = pattern === undefined ? sized.slice(0, mostDifferent) : [...sized, ...usualTexts]
  return [...(own === undefined ? [] : [own]), ...wanted]
}
