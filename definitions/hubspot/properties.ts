import type { Json } from 'waybill/actions'

/** What HubSpot takes as the value of a property, made of anything. */

const asJson = (value: Json) => ({ '@json': { mode: 'encode', value } })

const isNested = (value: string) => `typeof(${value}) = "map" or typeof(${value}) = "list"`

const joined = {
  '@join': {
    value: {
      '@each': {
        in: { '@path': '@.value' },
        do: {
          '@if': { condition: isNested('@'), then: asJson({ '@path': '@' }), else: { '@path': '@' } },
        },
      },
    },
    separator: ';',
  },
}

/** An object of any values as properties: null is left out, lists become text, objects JSON. */
export const flattened = (value: Json) => ({
  '@entries': {
    in: value,
    where: 'exists(@.value)',
    value: {
      '@if': {
        condition: 'typeof(@.value) = "list"',
        then: joined,
        else: {
          '@if': {
            condition: 'typeof(@.value) = "map"',
            then: asJson({ '@path': '@.value' }),
            else: { '@trim': { '@path': '@.value' } },
          },
        },
      },
    },
  },
})

/** The fields of a payload as properties, those of `properties` over them; `at` is where the payload is. */
export const propertiesOf = (
  at: string,
  fields: readonly string[],
  more: { readonly [name: string]: Json },
) => ({
  '@merge': {
    direction: 'right',
    objects: [
      {
        ...Object.fromEntries(fields.map((field) => [field, { '@trim': { '@path': `${at}.${field}` } }])),
        ...more,
      },
      flattened({ '@path': `${at}.properties` }),
    ],
  },
})

/** HubSpot knows stages by names in lower case. */
export const stageOf = (at: string) => ({
  '@case': { operator: 'lower', value: { '@trim': { '@path': `${at}.lifecyclestage` } } },
})

export const propertiesField = {
  type: 'object',
  title: 'Other properties',
  description:
    'Properties by their internal names. They have to exist in HubSpot; lists become text with semicolons.',
} as const

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const
