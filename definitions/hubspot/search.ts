import type { Json } from 'waybill/actions'

/** A record is found by any of the fields that a payload names. */
export const filtersFrom = (field: string) => ({
  '@entries': {
    in: { '@path': `$.payload.${field}` },
    where: 'exists(@.value)',
    to: 'list',
    value: {
      filters: [{ propertyName: { '@path': '@.key' }, operator: 'EQ', value: { '@path': '@.value' } }],
    },
  },
})

export const searchBody = (
  filterGroups: Json,
  properties: readonly string[] = [],
  sorts: readonly string[] = [],
) => ({ filterGroups, properties, sorts })
