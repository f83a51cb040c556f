import { batchingFields } from '../shared/batching-fields.js'

/** The fields that all actions share, as JSON Schemas. */

const text = (title: string, description: string) =>
  ({ type: 'string', minLength: 1, title, description }) as const

export const syncKey = text(
  'Sync key',
  'What names the row in the sync. It becomes the message id, so that a row that is sent twice counts once.',
)

export const userId = text('User ID', 'The id of a known user.')

export const anonymousId = text('Anonymous ID', 'The id of somebody who is not known yet.')

export const groupId = text('Group ID', 'The account or group.')

export const common = {
  sync_key: syncKey,
  user_id: userId,
  anonymous_id: anonymousId,
  timestamp: text('Timestamp', 'When it happened, in ISO 8601; the time of receipt where it is left out.'),
  context: {
    type: 'object',
    title: 'Context',
    description: 'Sent on as it is.',
  },
  integrations: {
    type: 'object',
    title: 'Integrations',
    description: 'Which destinations of the source take it. Sent on as it is.',
  },
  ...batchingFields,
} as const

export const traits = {
  type: 'object',
  title: 'Traits',
  description: 'What is known of the user or group: by default every column that no other field takes.',
} as const

export const oneId = {
  require: 'exists(payload.user_id) or exists(payload.anonymous_id)',
  message: 'A user id or an anonymous id is needed.',
  fields: ['user_id', 'anonymous_id'],
} as const
