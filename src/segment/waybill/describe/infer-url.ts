import { isObject } from '../../mapping/real-type-of.js'
import { type Inferred, inferMapping } from './infer-mapping.js'
import type { KnownValue } from './known-values.js'

/** The address behind addresses that were seen. Hosts are written in small letters, whatever code makes them of. */
export function inferUrl(seen: readonly string[], known: readonly KnownValue[]): Inferred {
  const whole = inferMapping(seen, known, 'url')
  if (whole.unknown.length === 0) return { mapping: textOf(whole), unknown: [] }
  const origins = seen.map((url) => new URL(url).origin)
  const paths = seen.map((url, run) => url.slice(origins[run]?.length))
  const [origin, path] = [
    textOf(inferMapping(origins, known.map(inSmallLetters), 'url')),
    textOf(inferMapping(paths, known, 'url')),
  ]
  return typeof origin === 'string' && typeof path === 'string'
    ? { mapping: `${origin}${path}`, unknown: [] }
    : whole
}

const inSmallLetters = ({ mapping, values }: KnownValue): KnownValue => ({
  mapping,
  values: values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)),
})

/** An address is text with holes. */
const textOf = ({ mapping }: Inferred): Inferred['mapping'] =>
  isObject(mapping) && typeof mapping['@template'] === 'string' ? mapping['@template'] : mapping
