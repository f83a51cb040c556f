import type { KnownDefect } from '../known-defect.js'
import { isRefused } from '../outcome.js'
import { partByPeer } from '../peer.js'
import {
  bodyOf,
  early,
  gives,
  givesNothing,
  isFalsy,
  optionsOf,
  refusedOnlyByPeer,
  refusedOnlyByUs,
} from './asking.js'

const looksLikeDirective = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).some(([key, inner]) => key.startsWith('@') || looksLikeDirective(inner))

export const branchDefects: readonly KnownDefect[] = [
  {
    name: 'a directive inside of @literal runs',
    why: 'mappings.md, `@literal`: the value itself, also where it looks like a directive',
    example: { mapping: { query: { '@literal': { '@path': '$.id' } } }, event: { id: 1 } },
    matches: ({ mapping, event, peer, ours }) => {
      const value = bodyOf(mapping, '@literal')
      if (value === undefined || !looksLikeDirective(value) || !gives(ours, value)) return false
      if (isRefused(peer)) return true
      const inside = partByPeer(value, event)
      return !isRefused(inside) && gives(peer, inside.value)
    },
  },
  {
    name: 'an `else` of false, 0, empty text or null is no `else`',
    why: 'mappings.md, `@if`: branches may be any value, `false`, `0`, `""` and `null` included',
    example: {
      mapping: { vip: { '@if': { exists: { '@path': '$.vip' }, then: true, else: false } } },
      event: {},
    },
    matches: ({ mapping, peer, ours }) => {
      const otherwise = optionsOf(mapping, '@if')?.else
      return isFalsy(otherwise) && givesNothing(peer) && gives(ours, otherwise)
    },
  },
  {
    name: 'an `exists` or `blank` of false, 0, empty text or null is not there',
    why: 'mappings.md, `@if`: what is asked may be any value; the check warns where the answer is always the same',
    example: { mapping: { id: { '@if': { blank: '', then: 1, else: 2 } } }, event: {} },
    matches: (difference) => {
      const options = optionsOf(difference.mapping, '@if') ?? {}
      const asked = Object.hasOwn(options, 'exists') ? options.exists : options.blank
      return isFalsy(asked) && refusedOnlyByPeer(difference, /requires an "exists" key or a "blank" key/)
    },
  },
  {
    name: 'of `exists` and `blank` together only `exists` counts',
    why: 'mappings.md, `@if`: `exists` or `blank`',
    example: { mapping: { id: { '@if': { exists: 1, blank: { '@path': '$.id' }, then: 1 } } }, event: {} },
    matches: (difference) => {
      const { exists, blank } = optionsOf(difference.mapping, '@if') ?? {}
      return exists !== undefined && blank !== undefined && refusedOnlyByUs(difference, '/@if')
    },
  },
  {
    name: 'an @if without a branch gives nothing',
    why: early,
    example: { mapping: { id: { '@if': { exists: { '@path': '$.id' } } } }, event: { id: 1 } },
    matches: (difference) => {
      const options = optionsOf(difference.mapping, '@if')
      if (options === undefined || 'then' in options || 'else' in options) return false
      return givesNothing(difference.peer) && refusedOnlyByUs(difference, '/@if')
    },
  },
]
