import { code } from '../../expressions/code.js'
import { call } from '../../expressions/expression.js'
import { anything } from '../../expressions/kinds.js'
import { defineNative, looksAtText, type Native } from '../../expressions/native.js'
import { firstArgument, withOtherText } from '../../expressions/types/native-types.js'
import type { Json } from '../../json/value.js'
import { type DirectiveManual, defineDirective } from '../directive.js'
import { capitalize, capitalizeEach, wordsOf } from '../words.js'

type Operator = 'lower' | 'upper' | 'title' | 'snake' | 'kebab' | 'camel'
type Options = { readonly operator: Operator; readonly value: Json }

export const caseDirective = defineDirective<Options>({
  name: '@case',
  options: {
    type: 'object',
    required: ['operator', 'value'],
    properties: {
      operator: {
        type: 'string',
        enum: ['lower', 'upper', 'title', 'snake', 'kebab', 'camel'],
        description:
          '`snake`, `kebab` and `camel` join the words of the text; `title` capitalises each word.',
      },
      value: { $ref: '#/$defs/mapping', literal: ['string'] },
    },
  },
  lower: ({ operator, value }, scope) => call(caseNatives[operator], [scope.lower(value, 'value')]),
})

export const caseManual: DirectiveManual = {
  summary: 'Text in another case; other values pass through.',
  examples: [
    {
      title: 'an address in lower case',
      mapping: { '@case': { operator: 'lower', value: { '@path': '$.email' } } },
      data: { email: 'Ann@Example.COM' },
      gives: 'ann@example.com',
    },
    {
      title: 'an event as the name of a field',
      mapping: {
        snake: { '@case': { operator: 'snake', value: { '@path': '$.event' } } },
        kebab: { '@case': { operator: 'kebab', value: { '@path': '$.event' } } },
        camel: { '@case': { operator: 'camel', value: { '@path': '$.event' } } },
        title: { '@case': { operator: 'title', value: { '@path': '$.event' } } },
      },
      data: { event: 'order completed v2' },
      gives: {
        snake: 'order_completed_v2',
        kebab: 'order-completed-v2',
        camel: 'orderCompletedV2',
        title: 'Order Completed V2',
      },
    },
    {
      title: 'words inside of camel case',
      mapping: { '@case': { operator: 'snake', value: 'productURLViewed' } },
      data: {},
      gives: 'product_url_viewed',
    },
    {
      title: 'other values pass through',
      mapping: { '@case': { operator: 'upper', value: { '@path': '$.total' } } },
      data: { total: 12.5 },
      gives: 12.5,
    },
  ],
}

const ofText = (name: string, change: (text: string) => string): Native<null> =>
  defineNative({
    name,
    returns: anything,
    looks: looksAtText,
    type: (args) => withOtherText(firstArgument(args)),
    apply: (value) => (typeof value === 'string' ? change(value) : value),
  })

const joined = (separator: string) => (text: string) => wordsOf(text).join(separator)

export const caseNatives: Readonly<Record<Operator, Native<null>>> = {
  lower: {
    ...ofText('lowerCase', (text) => text.toLowerCase()),
    inline: ([value]) =>
      value === undefined
        ? undefined
        : code`typeof ${value} === 'string' ? (${value}).toLowerCase() : ${value}`,
  },
  upper: {
    ...ofText('upperCase', (text) => text.toUpperCase()),
    inline: ([value]) =>
      value === undefined
        ? undefined
        : code`typeof ${value} === 'string' ? (${value}).toUpperCase() : ${value}`,
  },
  title: ofText('titleCase', capitalizeEach),
  snake: ofText('snakeCase', joined('_')),
  kebab: ofText('kebabCase', joined('-')),
  camel: ofText('camelCase', (text) =>
    wordsOf(text)
      .map((word, index) => (index === 0 ? word : capitalize(word)))
      .join(''),
  ),
}
