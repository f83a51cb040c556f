import { list } from '../../expressions/kinds.js'
import { defineNative } from '../../expressions/native.js'
import { isObject } from '../../json/value.js'

/** The list that something is made for each element of; a single object is a list of one, anything else is empty. */
export const elementsOf = defineNative({
  name: 'elementsOf',
  returns: list,
  apply: (value) => (Array.isArray(value) ? value : isObject(value) ? [value] : []),
})
