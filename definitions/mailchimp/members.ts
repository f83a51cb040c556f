import { mergeFieldsOf } from './merge-fields.js'

/** Members in requests; `at` is where the payload's fields stand. */

export const text = (title: string, description: string) => ({ type: 'string', title, description }) as const

export const email = {
  ...text('Email', 'The address that the audience knows the person by.'),
  format: 'email',
} as const

export const audienceId = text('Audience', 'The id of an audience, in place of that of the settings.')

const ofList = (option: string) => ({
  '@coalesce': [
    { '@path': `$.integrations.MailChimp.${option}` },
    { '@path': `$.integrations.Mailchimp.${option}` },
  ],
})

export const listOfEvent = ofList('listId')

export const statusOfEvent = ofList('subscriptionStatus')

export const audienceOf = (at: string) =>
  ({ '@coalesce': [{ '@path': `${at}.audience_id` }, { '@path': '$.settings.audienceId' }] }) as const

/** By what the API calls a member: a hash of the address in lower case. */
export const memberHash = {
  '@hash': {
    value: { '@path': '$.payload.email' },
    algorithm: 'md5',
    normalize: ['trim', 'lower'],
  },
} as const

/** A member but for the status, which is decided elsewhere. */
export const memberOf = (at: string) =>
  ({
    email_address: { '@trim': { '@path': `${at}.email` } },
    status_if_new: { '@path': '$.let.statusIfNew' },
    merge_fields: mergeFieldsOf(at),
    language: { '@path': `${at}.language` },
    ip_signup: { '@path': `${at}.ip_signup` },
    timestamp_signup: { '@path': `${at}.timestamp_signup` },
    tags: { '@path': `${at}.tags` },
  }) as const
