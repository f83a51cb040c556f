import type { Json } from 'waybill/actions'

/**
 * What User.com does with custom attributes, done before: one whose type it does not know becomes text, a known one
 * is converted, and what can not be converted is left out.
 */

const value = { '@path': '@.value' }

const numberOrNothing = {
  '@if': {
    condition: 'typeof(@.value) = "number" or typeof(@.value) = "string"',
    then: { '@cast': { value, to: 'number' } },
  },
}

const booleanOrNothing = {
  '@switch': {
    on: { '@case': { operator: 'lower', value: { '@trim': value } } },
    cases: { true: true, 1: true, false: false, 0: false },
  },
}

const dateOrNothing = {
  '@if': {
    condition: 'typeof(@.value) = "number" or typeof(@.value) = "string"',
    then: { '@date': { value, to: 'iso' } },
  },
}

/** Lists and objects are JSON. */
const text = {
  '@if': {
    condition: 'typeof(@.value) = "list" or typeof(@.value) = "map"',
    then: { '@json': { mode: 'encode', value } },
    else: { '@template': '{{@.value}}' },
  },
}

export const typedAttributes = (attributes: Json) => ({
  '@entries': {
    in: attributes,
    where: 'exists(@.value)',
    value: {
      '@switch': {
        on: { '@get': { from: { '@path': '$.settings.attributeTypes' }, key: { '@path': '@.key' } } },
        cases: { number: numberOrNothing, boolean: booleanOrNothing, date: dateOrNothing },
        default: text,
      },
    },
  },
})
