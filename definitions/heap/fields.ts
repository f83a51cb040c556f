/** The fields that both actions share, as JSON Schemas. */

export const anonymousId = {
  type: ['string', 'null'],
  title: 'Anonymous ID',
  description: 'The id of a visitor who is not known yet.',
} as const

export const traits = {
  type: 'object',
  title: 'Traits',
  description: 'What is known of the user. Nested ones become texts under dotted names.',
} as const
