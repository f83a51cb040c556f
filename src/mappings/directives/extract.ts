import { didYouMean } from '../../diagnostics/suggest.js'
import { call, nothing } from '../../expressions/expression.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { extractMatches } from '../match-text.js'
import { checkPattern, patternOptions } from '../pattern-options.js'
import type { Scope } from '../scope.js'

type Options = {
  readonly value: Json
  readonly pattern: string
  readonly ignorecase?: boolean
  readonly group?: number | string
  readonly all?: boolean
}

export const extract = defineDirective<Options>({
  name: '@extract',
  options: {
    type: 'object',
    required: ['value', 'pattern'],
    properties: {
      ...patternOptions,
      group: {
        anyOf: [
          { type: 'integer', minimum: 0, maximum: 1000 },
          { type: 'string', minLength: 1 },
        ],
        description: 'One group, by its number or its name; 0 is the whole match.',
      },
      all: { type: 'boolean', description: 'A list of what every match gives, instead of the first one.' },
    },
  },
  lower({ value, pattern, ignorecase = false, group, all = false }, scope) {
    const input = scope.lower(value, 'value')
    const expression = checkPattern({ pattern, ignorecase }, scope)
    if (expression === undefined) return nothing
    const number = group === undefined ? null : numberOf(group, expression.groups, scope.below('group'))
    return call(extractMatches, [input], { pattern, ignorecase, group: number, all })
  },
})

export const extractManual: DirectiveManual = {
  summary:
    'What a regular expression finds in a text: the whole match where it has no groups, the text of its one group, an object of its named groups, or a list of several without names.',
  examples: [
    {
      title: 'the number of an order',
      mapping: { '@extract': { value: { '@path': '$.label' }, pattern: '#(\\d+)' } },
      data: { label: 'Order #1042, paid' },
      gives: '1042',
    },
    {
      title: 'named groups; one that took no part is left out',
      mapping: {
        '@extract': {
          value: { '@path': '$.version' },
          pattern: '(?P<major>\\d+)\\.(?P<minor>\\d+)(?:-(?P<tag>\\w+))?',
        },
      },
      data: { version: 'v12.3' },
      gives: { major: '12', minor: '3' },
    },
    {
      title: 'every match, and one group of each',
      mapping: {
        tags: { '@extract': { value: { '@path': '$.text' }, pattern: '#\\w+', all: true } },
        names: { '@extract': { value: { '@path': '$.text' }, pattern: '#(\\w)(\\w*)', group: 2, all: true } },
        pairs: { '@extract': { value: { '@path': '$.text' }, pattern: '#(\\w)(\\w*)', all: true } },
      },
      data: { text: 'a #red and a #blue mug' },
      gives: {
        tags: ['#red', '#blue'],
        names: ['ed', 'lue'],
        pairs: [
          ['r', 'ed'],
          ['b', 'lue'],
        ],
      },
    },
    {
      title: 'no match, nothing',
      mapping: { '@extract': { value: { '@path': '$.label' }, pattern: '#(\\d+)' } },
      data: { label: 'no order' },
    },
    {
      title: 'null stays null',
      mapping: { '@extract': { value: { '@path': '$.label' }, pattern: '#' } },
      data: { label: null },
      gives: null,
    },
  ],
}

function numberOf(group: number | string, groups: readonly (string | undefined)[], scope: Scope): number {
  const number = typeof group === 'number' ? group : groups.indexOf(group) + 1
  const exists = typeof group === 'number' ? group <= groups.length : number > 0
  if (!exists)
    scope.problem(
      'map/option',
      `the regular expression has no group "${group}"`,
      didYouMean(
        String(group),
        groups.filter((name) => name !== undefined),
      ),
    )
  return number
}
