/** The fields that several actions share, as JSON Schemas, and what they are mapped from. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

/** Text that may be null, which says the same as leaving it out, or clears an attribute. */
export const nullableText = (title: string, description: string) =>
  ({ type: ['string', 'null'], title, description }) as const

export const flag = (title: string, description: string) => ({ type: 'boolean', title, description }) as const

export const moment = (title: string, description: string) =>
  ({ type: ['string', 'number'], format: 'date-like', title, description }) as const

export const userFields = {
  external_id: text('External ID', 'Your own id of the user.'),
  user_alias: {
    type: 'object',
    title: 'User alias',
    description: 'Another name of the user, with its label. Without either it is left out.',
    properties: { alias_name: { type: 'string' }, alias_label: { type: 'string' } },
  },
  email: text('Email', 'The address by which Braze finds the user.'),
  braze_id: nullableText('Braze ID', 'The id that Braze itself gave to the user.'),
} as const

export const time = moment('Time', 'When it happened: ISO 8601 or Unix time.')

export const properties = {
  type: 'object',
  title: 'Properties',
  description: 'What is known of the event.',
} as const

export const updateExistingOnly = flag('Update existing users only', 'Whether unknown users are left alone.')

/** The address of whom an event is about. */
export const emailOfEvent = {
  '@coalesce': [{ '@path': '$.context.traits.email' }, { '@path': '$.properties.email' }],
} as const
