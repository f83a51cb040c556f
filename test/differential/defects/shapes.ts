import { isObject } from '../../../src/json/value.js'
import type { KnownDefect } from '../known-defect.js'
import { isRefused } from '../outcome.js'
import {
  bodyOf,
  early,
  givesNothing,
  isFalsy,
  isOddOption,
  optionsOf,
  refusedOnlyByPeer,
  refusedOnlyByUs,
} from './asking.js'

export const shapeDefects: readonly KnownDefect[] = [
  {
    name: 'a shape of @arrayPath that is no object is ignored',
    why: early,
    example: {
      mapping: { skus: { '@arrayPath': ['$.products', 'sku'] } },
      event: { products: [{ sku: 'a' }] },
    },
    matches: (difference) => {
      const body = bodyOf(difference.mapping, '@arrayPath')
      return Array.isArray(body) && !isObject(body[1]) && refusedOnlyByUs(difference, '/@arrayPath/1')
    },
  },
  {
    name: 'an @arrayPath of no part, or of more than two, is taken',
    why: early,
    example: { mapping: { list: { '@arrayPath': ['$.list', {}, 1] } }, event: { list: [1] } },
    matches: (difference) => {
      const body = bodyOf(difference.mapping, '@arrayPath')
      const isOdd = Array.isArray(body) && (body.length === 0 || body.length > 2)
      return isOdd && refusedOnlyByUs(difference, '/@arrayPath')
    },
  },
  {
    name: '@flatten of null or a scalar is an object with an empty key',
    why: 'mappings.md, `@flatten`: null or a scalar: undefined',
    example: {
      mapping: { id: { '@flatten': { value: { '@path': '$.id' }, separator: '.' } } },
      event: { id: 1 },
    },
    matches: ({ mapping, peer, ours }) => {
      if (optionsOf(mapping, '@flatten') === undefined || isRefused(peer) || !isObject(peer.value))
        return false
      const [[key, value] = ['?', undefined], ...others] = Object.entries(peer.value)
      return key === '' && !isObject(value) && others.length === 0 && givesNothing(ours)
    },
  },
  {
    name: 'a scalar that is written out as the value of @flatten is an object with an empty key',
    why: early,
    example: { mapping: { id: { '@flatten': { value: 'a', separator: '.' } } }, event: {} },
    matches: (difference) =>
      isOddOption(difference, '@flatten', 'value', (value) => typeof value !== 'object' || value === null),
  },
  {
    name: 'the separator of @flatten is computed',
    why: early,
    example: {
      mapping: { list: [{ '@flatten': { value: {}, separator: { '@path': '$.by' } } }] },
      event: { by: '.' },
    },
    matches: (difference) => isOddOption(difference, '@flatten', 'separator', isObject),
  },
  {
    name: '`omitArrays` is true for everything that JavaScript takes for true',
    why: early,
    example: {
      mapping: { id: { '@flatten': { value: { a: [1] }, separator: '.', omitArrays: 'no' } } },
      event: {},
    },
    matches: (difference) =>
      isOddOption(difference, '@flatten', 'omitArrays', (value) => typeof value !== 'boolean'),
  },
  {
    name: '@json of false, 0, empty text or null that is written out is refused',
    why: 'mappings.md, `@json`: any value can be encoded; the validator disagrees with what runs',
    example: { mapping: { zero: { '@json': { mode: 'encode', value: 0 } } }, event: {} },
    matches: (difference) =>
      isFalsy(optionsOf(difference.mapping, '@json')?.value) &&
      refusedOnlyByPeer(difference, /requires a "value" key/),
  },
  {
    name: 'an unknown `mode` of @json gives nothing',
    why: early,
    example: { mapping: { id: { '@json': { mode: 'Encode', value: 1 } } }, event: {} },
    matches: (difference) =>
      givesNothing(difference.peer) &&
      isOddOption(difference, '@json', 'mode', (value) => value !== 'encode' && value !== 'decode'),
  },
]
