import { batchingFields } from '../shared/batching-fields.js'
import { flag, nullableText, text, updateExistingOnly, userFields } from './fields.js'

const nullableMoment = (title: string, description: string) =>
  ({ type: ['string', 'number', 'null'], format: 'date-like', title, description }) as const

/** The fields of a user profile that are Braze's own. Where null is allowed it clears the attribute. */
export const profileFields = {
  ...userFields,
  email: nullableText('Email', 'The address of the user.'),
  country: nullableText('Country', 'Where the user is: a two-letter code, or a name.'),
  current_location: {
    type: ['object', 'null'],
    title: 'Current location',
    description: 'Where the user was last.',
    properties: { latitude: { type: 'number' }, longitude: { type: 'number' } },
  },
  date_of_first_session: nullableMoment('First session', 'When the user first used the app.'),
  date_of_last_session: nullableMoment('Last session', 'When the user last used the app.'),
  dob: nullableMoment('Date of birth', 'The day on which the user was born.'),
  email_subscribe: text('Email subscription', 'opted_in, unsubscribed or subscribed.'),
  email_open_tracking_disabled: flag(
    'No tracking of opened emails',
    'Leaves the tracking pixel out of emails.',
  ),
  email_click_tracking_disabled: flag(
    'No tracking of clicks in emails',
    'Leaves links in emails as they are.',
  ),
  facebook: {
    type: 'object',
    title: 'Facebook',
    description: 'What is known of the user’s Facebook account.',
    properties: {
      id: { type: 'string' },
      likes: { type: ['string', 'array'] },
      num_friends: { type: 'integer' },
    },
  },
  first_name: nullableText('First name', 'The given name.'),
  gender: nullableText('Gender', 'M, F, O, N, P, or a word for one of them.'),
  home_city: nullableText('Home city', 'The city in which the user lives.'),
  image_url: {
    type: ['string', 'null'],
    format: 'uri',
    title: 'Image',
    description: 'The address of a picture of the user.',
  },
  language: nullableText('Language', 'A two-letter code.'),
  last_name: text('Last name', 'The family name.'),
  marked_email_as_spam_at: nullableMoment('Marked as spam', 'When the user said that an email was spam.'),
  phone: nullableText('Phone', 'The phone number, best in the form of E.164.'),
  push_subscribe: text('Push subscription', 'opted_in, unsubscribed or subscribed.'),
  push_tokens: {
    type: 'array',
    title: 'Push tokens',
    description: 'By which push messages reach the user’s devices.',
    items: {
      type: 'object',
      required: ['app_id', 'token'],
      properties: { app_id: { type: 'string' }, token: { type: 'string' }, device_id: { type: 'string' } },
    },
  },
  time_zone: text('Time zone', 'Such as Europe/London.'),
  twitter: {
    type: 'object',
    title: 'Twitter',
    description: 'What is known of the user’s Twitter account.',
    properties: {
      id: { type: 'string' },
      screen_name: { type: 'string' },
      followers_count: { type: 'integer' },
      friends_count: { type: 'integer' },
      statuses_count: { type: 'integer' },
    },
  },
  subscription_groups: {
    type: 'array',
    title: 'Subscription groups',
    description: 'The groups that the user joins or leaves.',
    items: {
      type: 'object',
      required: ['subscription_group_id', 'subscription_state'],
      properties: { subscription_group_id: { type: 'string' }, subscription_state: { type: 'string' } },
    },
  },
  custom_attributes: {
    type: 'object',
    title: 'Custom attributes',
    description: 'What else is known of the user. The fields above lie over it.',
  },
  _update_existing_only: updateExistingOnly,
  ...batchingFields,
} as const
