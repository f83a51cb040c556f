import type { KnownDefect } from '../known-defect.js'
import { agree, isRefused } from '../outcome.js'
import { partByPeer } from '../peer.js'
import {
  early,
  givesNothing,
  isFalsy,
  isOddOption,
  optionsOf,
  refusedOnlyByPeer,
  refusedOnlyByUs,
} from './asking.js'

export const textDefects: readonly KnownDefect[] = [
  {
    name: 'empty text that is written out as a value gives nothing',
    why: 'mappings.md, `@case` and `@replace`: empty text, `0` and `false` are values like any other',
    example: { mapping: { id: { '@case': { operator: 'upper', value: '' } } }, event: {} },
    matches: ({ mapping, peer, ours }) => {
      const value = (optionsOf(mapping, '@case') ?? optionsOf(mapping, '@replace'))?.value
      return isFalsy(value) && givesNothing(peer) && !isRefused(ours) && typeof ours.value === 'string'
    },
  },
  {
    name: 'a value of @case or @replace that is written out and can not be meant is taken',
    why: early,
    example: { mapping: { list: [{ '@case': { operator: 'upper', value: ['a'] } }] }, event: {} },
    matches: (difference) =>
      isOddOption(difference, '@case', 'value', (value) => typeof value !== 'string') ||
      isOddOption(difference, '@replace', 'value', (value) => value === null || typeof value === 'object'),
  },
  {
    name: 'the operator of @case is asked only where the value is text',
    why: early,
    example: {
      mapping: { id: { '@case': { operator: 'Upper', value: { '@path': '$.id' } } } },
      event: { id: 1 },
    },
    matches: (difference) =>
      isOddOption(difference, '@case', 'operator', (value) => value !== 'lower' && value !== 'upper'),
  },
  {
    name: 'a needed option that is missing gives nothing, or what is left',
    why: early,
    example: { mapping: { list: [{ '@flatten': { separator: '.' } }] }, event: {} },
    matches: (difference) =>
      [
        ['@case', 'value'],
        ['@replace', 'value'],
        ['@flatten', 'value'],
      ].some(([directive = '', name = '']) => {
        const options = optionsOf(difference.mapping, directive)
        return options !== undefined && !(name in options) && refusedOnlyByUs(difference, `/${directive}`)
      }),
  },
  {
    name: '`$&`, `$$` and the like in a replacement mean something',
    why: 'R44; mappings.md, `@replace`: literal text, never a regular expression',
    example: {
      mapping: { price: { '@replace': { value: '5 EUR', pattern: ' EUR', replacement: '$$' } } },
      event: {},
    },
    matches: ({ mapping, event, ours }) => {
      const options = optionsOf(mapping, '@replace')
      if (options === undefined) return false
      const asText = Object.fromEntries(
        Object.entries(options).map(([name, value]) => [
          name,
          name.startsWith('replacement') && typeof value === 'string' ? value.replaceAll('$', '$$$$') : value,
        ]),
      )
      return (
        !agree({ value: options }, { value: asText }) &&
        agree(partByPeer({ '@replace': asText }, event), ours)
      )
    },
  },
  {
    name: 'a pattern or replacement has at most ten characters',
    why: 'mappings.md, `@replace`: the cap is a limit that an engine can be given, not a rule (R44)',
    example: {
      mapping: { id: { '@replace': { value: 'completely different', pattern: 'completely ' } } },
      event: {},
    },
    matches: (difference) => {
      const options = optionsOf(difference.mapping, '@replace') ?? {}
      const isLong = ['pattern', 'replacement', 'pattern2', 'replacement2'].some(
        (name) => String(options[name] ?? '').length > 10,
      )
      return isLong && refusedOnlyByPeer(difference, /less than 10 characters|length 10 or less/)
    },
  },
  {
    name: 'a number or boolean that is written out as the value of @replace is refused',
    why: 'R44: string, integer or boolean; the validator disagrees with what runs',
    example: { mapping: { id: { '@replace': { value: 12.5, pattern: '.', replacement: ',' } } }, event: {} },
    matches: (difference) => {
      const value = optionsOf(difference.mapping, '@replace')?.value
      const isScalar = typeof value === 'number' || typeof value === 'boolean'
      return isScalar && refusedOnlyByPeer(difference, /should be a string or a mapping directive/)
    },
  },
  {
    name: 'an option of @replace of another kind, or one without effect, is taken',
    why: early,
    example: {
      mapping: { id: { '@replace': { value: 'a', pattern: 'a', replacement2: 'b' } } },
      event: {},
    },
    matches: (difference) =>
      isOddOption(difference, '@replace', 'pattern', (value) => typeof value !== 'string') ||
      isOddOption(difference, '@replace', 'replacement', (value) => typeof value !== 'string') ||
      isOddOption(difference, '@replace', 'replacement2', (value) => value !== '') ||
      ['ignorecase', 'global'].some((name) =>
        isOddOption(difference, '@replace', name, (value) => typeof value !== 'boolean'),
      ),
  },
]
