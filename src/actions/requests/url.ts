import { call, childrenOf, type Expression, literal } from '../../expressions/expression.js'
import { ValueFailure } from '../../expressions/failure.js'
import { string } from '../../expressions/kinds.js'
import { defineNative, type Native } from '../../expressions/native.js'
import { textOf } from '../../json/text.js'
import { isObject } from '../../json/value.js'
import {
  concatenate,
  isTemplateProblem,
  parseTemplate,
  type Scope,
  type TemplatePart,
} from '../../mappings/index.js'
import type { Target } from '../schema-definition.js'
import { holdToRule, type TargetRule } from './target-rule.js'

/**
 * A text with holes as a part of a URL. What comes out of a hole is percent-encoded, so it can change neither the
 * host nor the path's structure; a segment that holes make empty, `.` or `..` is refused.
 */
export function lowerUrlTemplate(template: string, scope: Scope): Expression {
  const parts = parseTemplate(template)
  if (isTemplateProblem(parts)) return scope.problem('map/template', parts.message)
  reportForbiddenText(parts, scope)
  const done: Expression[] = []
  let segment: Expression[] = []
  let inPath = true
  const endSegment = () => {
    const isFixed = segment.every(({ kind }) => kind === 'literal')
    done.push(...(isFixed || !inPath ? segment : [call(checkSegment, [concatenateMerged(segment)])]))
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
  return concatenateMerged(done)
}

const separators = new Set(['/', '?', '#'])

/** Parsers of URLs read a backslash as a slash and drop tabs and line breaks, which would change the path. */
function reportForbiddenText(parts: readonly TemplatePart[], scope: Scope): void {
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []))
  if (texts.some((text) => /[\\\s\p{Cc}]/u.test(text)))
    scope.problem('definition/request', 'an address holds no backslash, no space and no control character', {
      hint: 'write the character percent-encoded, such as %20',
    })
  if (texts.some((text) => text.includes('#')))
    scope.problem('definition/request', 'a fragment is never sent, so an address holds no "#"', {
      hint: 'write %23 where the character itself is meant',
    })
}

/** Literals side by side become one, so that an address without holes is a literal. */
function concatenateMerged(texts: readonly Expression[]): Expression {
  const merged: Expression[] = []
  for (const text of texts) {
    const last = merged.at(-1)
    if (text.kind !== 'literal') merged.push(text)
    else if (last?.kind === 'literal')
      merged[merged.length - 1] = literal(textOf(last.value) + textOf(text.value))
    else if (text.value !== '') merged.push(text)
  }
  return concatenate(merged)
}

export const encodeHole = defineNative({
  name: 'encodeUrlHole',
  returns: string,
  apply: (value) => encode(textOf(value)),
})

export const checkSegment = defineNative({
  name: 'checkUrlSegment',
  returns: string,
  apply: (segment) => {
    // A parser of URLs reads %2e as a dot (WHATWG URL, "double-dot path segment").
    if (/^(?:\.|%2e){0,2}$/i.test(textOf(segment)))
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

export const appendQuery = defineNative({
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
    const separator = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&'
    return `${address}${separator}${pairs.join('&')}`
  },
})

/** An address with these parameters in the place of those of the same names. */
export function replaceQuery(url: string, query: unknown): string {
  const added = Object.entries(isObject(query) ? query : {}).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${encode(name)}=${encode(textOf(value))}`],
  )
  if (added.length === 0) return url
  const [address = '', ...rest] = url.split('?')
  const names = new Set(added.map(nameOfPair))
  const kept = rest
    .join('?')
    .split('&')
    .filter((pair) => pair !== '' && !names.has(nameOfPair(pair)))
  return `${address}?${[...kept, ...added].join('&')}`
}

const nameOfPair = (pair: string): string | undefined => pair.split('=')[0]

/** An address that a mapping gave, held to what its field declares as `target`. */
export function targetUrl(value: Expression, target: Target, rule: TargetRule | undefined): Expression {
  return call(checkTarget(rule), [value], { hosts: target.hosts, schemes: target.schemes ?? ['https'] })
}

export const checkTarget = (
  rule: TargetRule | undefined,
): Native<{ readonly hosts: readonly string[]; readonly schemes: readonly string[] }> => ({
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
      holdToRule(url, rule, 'INVALID_URL')
      // A fragment is never sent, and a query could not stand behind it.
      url.hash = ''
      return url.href
    },
})

/** An address that the settings make; `hosts` are those that it may have, null where the author fixed it. */
export function settingsUrl(
  value: Expression,
  hosts: readonly string[] | null,
  rule: TargetRule | undefined,
): Expression {
  return call(checkSettings(rule), [value], hosts)
}

export const checkSettings = (rule: TargetRule | undefined): Native<readonly string[] | null> => ({
  name: 'checkSettingsUrl',
  returns: string,
  prepare: (hosts) => (value) => checkSettingsUrl(value, hosts ?? undefined, rule).href,
})

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

/** `*` is any host on any port; `*.example.com` any host below it; without a port in the pattern only the usual one. */
export function hostMatches(url: URL, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? url.host.endsWith(pattern.slice(1)) : url.host === pattern
}

/** The base address that a connection's settings give, without a slash at its end; throws where it is not allowed. */
export function checkBaseUrl(
  value: unknown,
  hosts: readonly string[] | undefined,
  rule?: TargetRule | undefined,
): string {
  return checkSettingsUrl(value, hosts, rule).href.replace(/(?<!\/)\/+$/, '')
}

function checkSettingsUrl(
  value: unknown,
  hosts: readonly string[] | undefined,
  rule: TargetRule | undefined,
): URL {
  const url = parseUrl(textOf(value))
  if (url === undefined || !['https:', 'http:'].includes(url.protocol))
    throw new ValueFailure(
      'INVALID_SETTINGS',
      // Without the address: it may hold a secret.
      'the address that these settings make is none',
    )
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ValueFailure(
      'INVALID_SETTINGS',
      'an address that settings make holds no user name, query or fragment',
    )
  if (hosts !== undefined && !hosts.some((host) => hostMatches(url, host)))
    throw new ValueFailure(
      'INVALID_SETTINGS',
      `the host that these settings make is not allowed; allowed is ${hosts.join(', ')}`,
    )
  holdToRule(url, rule, 'INVALID_SETTINGS')
  return url
}

/** Whether a text with holes begins with a scheme and a whole host that no hole touches. */
export function beginsWithHost(template: string): boolean {
  const start = /^https?:\/\/[^/?#\\{@\s]+(?=[/?#]|$)/.exec(template)?.[0]
  return start !== undefined && parseUrl(start) !== undefined
}

/** Whether the host that an expression gives is the author's alone: settings may choose it, but not write it. */
export function hasFixedHost(expression: Expression): boolean {
  if (isFixed(expression)) return true
  if (expression.kind === 'conditional')
    return hasFixedHost(expression.then) && hasFixedHost(expression.otherwise)
  if (expression.kind === 'coalesce') return expression.values.every(hasFixedHost)
  const texts = textsOf(expression)
  const open = texts.findIndex((text) => !isFixed(text))
  // A text that is chosen may be empty, so it does not count as a part of the host.
  const start = texts.slice(0, open).map((text) => (text.kind === 'literal' ? textOf(text.value) : ''))
  return /^https?:\/\/[^/?#\\@\s]+[/?#]/.test(start.join(''))
}

/** Whether every value that an expression can give was written by the author. */
function isFixed(expression: Expression): boolean {
  if (expression.kind === 'variable') return false
  if (expression.kind === 'conditional') return isFixed(expression.then) && isFixed(expression.otherwise)
  return childrenOf(expression).every(isFixed)
}

function textsOf(expression: Expression): readonly Expression[] {
  return expression.kind === 'call' && expression.native.name === 'concatenate'
    ? expression.args.flatMap(textsOf)
    : [expression]
}

/** The values that are written out among those that an expression can give. */
export function literalsOf(expression: Expression): readonly unknown[] {
  if (expression.kind === 'literal') return [expression.value]
  if (expression.kind === 'conditional')
    return [...literalsOf(expression.then), ...literalsOf(expression.otherwise)]
  return expression.kind === 'coalesce' ? expression.values.flatMap(literalsOf) : []
}
