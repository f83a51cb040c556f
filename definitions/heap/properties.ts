import type { Json } from 'waybill/actions'

/** An object as one of depth one, whose values are all texts. */
export const flattened = (path: string): Json => ({
  '@entries': {
    in: { '@flatten': { value: { '@path': path }, separator: '.' } },
    value: {
      '@if': {
        exists: { '@path': '@.value' },
        then: { '@cast': { value: { '@path': '@.value' }, to: 'string' } },
        else: 'null',
      },
    },
  },
})

/** FQL that asks whether an id says who somebody is: a zero comes from a database and is nobody. */
export const isDefined = (field: string): string => `exists(${field}) and ${field} != "0"`

/** What is known of a user. */
export const userProperties = {
  '@merge': {
    direction: 'right',
    objects: [
      {
        anonymous_id: {
          '@if': {
            condition: isDefined('payload.anonymous_id'),
            then: { '@path': '$.payload.anonymous_id' },
          },
        },
      },
      flattened('$.payload.traits'),
    ],
  },
}
