/** How requests name the users that their items are about; `at` is what the item is called. */

const aliasIsWhole = (alias: string) => `length(${alias}.alias_name) > 0 and length(${alias}.alias_label) > 0`

/** The ids of an item's user, as far as there are any. */
export const userIds = (at: string) =>
  ({
    braze_id: { '@excludeWhenNull': { '@path': `${at}.braze_id` } },
    external_id: { '@path': `${at}.external_id` },
    user_alias: {
      '@if': { condition: aliasIsWhole(`${at}.user_alias`), then: { '@path': `${at}.user_alias` } },
    },
  }) as const

export const userAndApp = (at = '@') =>
  ({
    ...userIds(at),
    email: { '@path': `${at}.email` },
    app_id: { '@if': { blank: { '@path': '$.settings.app_id' }, then: { '@path': '$.settings.app_id' } } },
  }) as const

/** The fields of which an event has at least one. */
export const idFields = ['external_id', 'braze_id', 'email', 'user_alias'] as const

export const oneId = {
  require: `exists(payload.external_id) or exists(payload.braze_id) or exists(payload.email) or (${aliasIsWhole('payload.user_alias')})`,
  message: 'An external id, a Braze id, an email or a user alias with its label is needed.',
  code: 'MISSING_REQUIRED_FIELDS',
  fields: idFields,
} as const

export const oneIdOrPhone = {
  ...oneId,
  require: `${oneId.require} or exists(payload.phone)`,
  message: 'An external id, a Braze id, an email, a phone number or a user alias with its label is needed.',
  fields: [...idFields, 'phone'],
} as const
