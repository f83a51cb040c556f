import { call } from '../../expressions/expression.js'
import { anything, string } from '../../expressions/kinds.js'
import { defineNative, looksNowhere } from '../../expressions/native.js'
import { jsonTypeOf } from '../../json/value.js'
import type { FqlManual, FqlRoutine } from './function.js'

export const typeofNative = defineNative({
  name: 'fql.typeof',
  returns: string,
  looks: looksNowhere,
  apply: jsonTypeOf,
})

export const typeOf: FqlRoutine = {
  name: 'typeof',
  signature: { parameters: [{ name: 'value', accepts: anything }], returns: string },
  lower: (args) => call(typeofNative, [args.value(0)]),
}

export const typeOfManual: FqlManual = {
  summary: 'The type of a value: "string", "number", "bool", "null", "list" or "map".',
  examples: [
    { query: 'typeof(properties.total) = "number"', event: { properties: { total: 5 } }, result: true },
    { query: 'typeof(properties.missing) = "null"', event: {}, result: true },
  ],
  aliases: ['type_of', 'gettype'],
  facts: {
    values: ['string', 'number', 'bool', 'null', 'list', 'map'],
    otherWords: {
      object: 'map',
      boolean: 'bool',
      array: 'list',
      integer: 'number',
      undefined: 'null',
      text: 'string',
    },
  },
}
