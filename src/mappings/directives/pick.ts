import { objectOf, read } from '../../expressions/expression.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { type FromKeys, fromKeys } from '../from-keys.js'
import { overObject } from '../maps.js'

export const pick = defineDirective<FromKeys>({
  name: '@pick',
  options: fromKeys,
  lower: ({ from, keys }, scope) =>
    overObject(scope.lower(from, 'from'), (map) =>
      objectOf([...new Set(keys)].map((key) => [key, read(map, key)])),
    ),
})

export const pickManual: DirectiveManual = {
  summary: 'Some fields of an object, in the order of `keys`.',
  examples: [
    {
      title: 'two traits',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email', 'plan'] } },
      data: { traits: { name: 'Ann', plan: null, email: 'ann@example.com' } },
      gives: { email: 'ann@example.com', plan: null },
    },
    {
      title: 'what is not there is left out',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email', 'toString'] } },
      data: { traits: { name: 'Ann' } },
      gives: {},
    },
    {
      title: 'null stays null',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['email'] } },
      data: { traits: null },
      gives: null,
    },
    {
      title: 'what is no object gives nothing',
      mapping: { '@pick': { from: { '@path': '$.traits' }, keys: ['length'] } },
      data: { traits: 'Ann' },
    },
  ],
}
