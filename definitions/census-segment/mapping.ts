/** The default mapping: a column has the name of its field, and the others go together. */

const column = (name: string) => ({ '@path': `$.${name}` })

export const commonMapping = {
  sync_key: column('sync_key'),
  user_id: column('user_id'),
  anonymous_id: column('anonymous_id'),
  timestamp: column('timestamp'),
}

export const groupMapping = { ...commonMapping, group_id: column('group_id') }

export const eventMapping = { ...commonMapping, event: column('event') }

/** The columns that no other field takes. */
export const otherColumns = (mapping: object) => ({
  '@omit': { from: { '@path': '$' }, keys: Object.keys(mapping) },
})
