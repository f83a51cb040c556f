export const oneId = {
  require: 'exists(payload.user_id) or exists(payload.anonymous_id)',
  message: 'A user id or an anonymous id is needed.',
  fields: ['user_id', 'anonymous_id'],
} as const
