import { call, type Expression, literal } from '../expressions/expression.js'
import { ValueFailure } from '../expressions/failure.js'
import { string } from '../expressions/kinds.js'
import { defineNative, type Native } from '../expressions/native.js'
import { textOf } from '../json/text.js'
import { isObject } from '../json/value.js'
import { concatenate, isTemplateProblem, parseTemplate, type Scope } from '../mappings/index.js'
import type { Target } from './definition.js'

/**
 * A text with holes as a part of a URL. What comes out of a hole is percent-encoded, so it can change neither the
 * host nor the path's structure; a segment that holes make empty, `.` or `..` is refused.
 */
export function lowerUrlTemplate(template: string, scope: Scope): Expression {
  const parts = parseTemplate(template)
  if (isTemplateProblem(parts)) return scope.problem('map/template', parts.message)
  const done: Expression[] = []
  let segment: Expression[] = []
  let inPath = true
  const endSegment = () => {
    const isFixed = segment.every(({ kind }) => kind === 'literal')
    done.push(isFixed || !inPath ? concatenate(segment) : call(checkSegment, [concatenate(segment)]))
    segment = []
  }
  for (const part of parts) {
    if ('path' in part) segment.push(call(encodeHole, [scope.path(part.path)]))
    else
      for (const piece of part.text.split(/([/?#])/)) {
        if (!separators.has(piece)) segment.push(literal(piece))
        else {
          endSegment()
          done.push(literal(piece))
          if (piece !== '/') inPath = false
        }
      }
  }
  endSegment()
  return concatenate(done)
}

const separators = new Set(['/', '?', '#'])

const encodeHole = defineNative({
  name: 'encodeUrlHole',
  returns: string,
  apply: (value) => encode(textOf(value)),
})

const checkSegment = defineNative({
  name: 'checkUrlSegment',
  returns: string,
  apply: (segment) => {
    if (segment === '' || segment === '.' || segment === '..')
      throw new ValueFailure('INVALID_URL', `a part of the path can not be "${segment}"`)
    return segment
  },
})

function encode(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    throw new ValueFailure('INVALID_URL', 'a part of the address holds half a character (a lone surrogate)')
  }
}

/** `url` with the entries of a query: missing and null ones vanish, a list repeats its name. */
export function withQuery(url: Expression, query: Expression): Expression {
  return call(appendQuery, [url, query])
}

const appendQuery = defineNative({
  name: 'appendQuery',
  returns: string,
  apply: (url, query) => {
    const address = String(url)
    if (!isObject(query)) return address
    const pairs = Object.entries(query).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value])
        .filter((item) => item !== undefined && item !== null)
        .map((item) => `${encode(name)}=${encode(textOf(item))}`),
    )
    if (pairs.length === 0) return address
    return `${address}${address.includes('?') ? '&' : '?'}${pairs.join('&')}`
  },
})

/** An address that a mapping gave, held to what its field declares as `target`. */
export function targetUrl(value: Expression, target: Target): Expression {
  return call(checkTarget, [value], { hosts: target.hosts, schemes: target.schemes ?? ['https'] })
}

const checkTarget: Native<{ readonly hosts: readonly string[]; readonly schemes: readonly string[] }> = {
  name: 'checkTarget',
  returns: string,
  prepare:
    ({ hosts, schemes }) =>
    (value) => {
      const url = parseUrl(textOf(value))
      if (url === undefined) throw new ValueFailure('INVALID_URL', 'the address to send to is no URL')
      if (!schemes.includes(url.protocol.slice(0, -1)))
        throw new ValueFailure('INVALID_URL', `an address to send to begins with ${schemes.join(' or ')}`)
      if (url.username !== '' || url.password !== '')
        throw new ValueFailure('INVALID_URL', 'an address to send to holds no user name and no password')
      if (!hosts.some((host) => hostMatches(url, host)))
        throw new ValueFailure(
          'INVALID_URL',
          `the host "${url.host}" is not allowed; allowed is ${hosts.join(', ')}`,
        )
      return url.href
    },
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** `*` is any host on any port; `*.example.com` any host below it; without a port in the pattern only the usual one. */
export function hostMatches(url: URL, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? url.host.endsWith(pattern.slice(1)) : url.host === pattern
}

/** The base address that a connection's settings give, without a slash at its end; throws where it is not allowed. */
export function checkBaseUrl(value: unknown, hosts: readonly string[] | undefined): string {
  const url = parseUrl(textOf(value))
  if (url === undefined || !['https:', 'http:'].includes(url.protocol))
    throw new ValueFailure(
      'INVALID_SETTINGS',
      `these settings make the address "${textOf(value)}", which is none`,
    )
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ValueFailure('INVALID_SETTINGS', 'a base address holds no user name, query or fragment')
  if (hosts !== undefined && !hosts.some((host) => hostMatches(url, host)))
    throw new ValueFailure(
      'INVALID_SETTINGS',
      `these settings make the host "${url.host}", which is not allowed`,
    )
  return url.href.replace(/\/+$/, '')
}

/** Whether a text has holes where its host stands. */
export function hasHoleInHost(template: string): boolean {
  return /^[^/]*(?:\/\/[^/?#]*)?\{\{/.test(template)
}
