/** The parts of requests about users and groups, as templates. */

/** A request whose form has one field: `data`, in JSON. */
export const post = <const Data>(path: string, data: Data) => ({
  method: 'POST',
  path,
  form: { data: { '@json': { mode: 'encode', value: data } } },
})

export const token = { '@path': '$.settings.projectToken' } as const

export const distinctId = {
  '@coalesce': [{ '@path': '$.payload.user_id' }, { '@path': '$.payload.anonymous_id' }],
} as const

const trait = (name: string) => ({ '@path': `$.payload.traits.${name}` })

export const created = { '@coalesce': [trait('created'), trait('createdAt'), trait('created_at')] }

/** The traits, but for those that Mixpanel has names of its own for, which follow under these. */
export const traitsAs = <const Names>(names: Names, taken: readonly string[]) => ({
  '@merge': {
    direction: 'right',
    objects: [{ '@omit': { from: { '@path': '$.payload.traits' }, keys: taken } }, names],
  },
})

/** Someone without an id has no profile; Mixpanel says no, or nothing. */
export const namesSomeone = {
  require: 'exists(payload.user_id) or exists(payload.anonymous_id)',
  message: 'Without a user id or an anonymous id Mixpanel knows no profile.',
  code: 'NO_PROFILE',
  fields: ['user_id', 'anonymous_id'],
  severity: 'warning',
} as const
