/** Merge fields: what an audience keeps of a member beside the address. `at` is where the payload's fields stand. */

/** As Mailchimp writes birthdays, `MM/DD`; nothing where it is no date. */
export const birthdayOf = (at: string) =>
  ({
    '@coalesce': [
      { '@date': { value: { '@path': `${at}.birthday` }, to: 'MM/DD' } },
      {
        '@extract': {
          value: { '@path': `${at}.birthday` },
          pattern: '^(?:0[1-9]|1[0-2])/(?:0[1-9]|[12]\\d|3[01])$',
        },
      },
    ],
  }) as const

/** In FQL: whether an address has all without which Mailchimp refuses it. */
export const addressIsWhole = (at: string) =>
  ['street', 'city', 'state', 'postalCode'].map((part) => `length(${at}.address.${part}) > 0`).join(' and ')

const addressOf = (at: string) =>
  ({
    '@if': {
      condition: addressIsWhole(at.replace('$.', '')),
      then: {
        addr1: { '@path': `${at}.address.street` },
        addr2: { '@path': `${at}.address.street2` },
        city: { '@path': `${at}.address.city` },
        state: { '@path': `${at}.address.state` },
        zip: { '@path': `${at}.address.postalCode` },
        country: { '@path': `${at}.address.country` },
      },
    },
  }) as const

/** The fields with a tag of their own, as far as there are values. */
const named = (at: string) =>
  ({
    '@entries': {
      in: {
        FNAME: { '@path': `${at}.first_name` },
        LNAME: { '@path': `${at}.last_name` },
        PHONE: { '@path': `${at}.phone` },
        BIRTHDAY: birthdayOf(at),
        ADDRESS: addressOf(at),
      },
      value: { key: { '@path': '@.key' }, value: { '@path': '@.value' } },
      to: 'list',
    },
  }) as const

/** A tag is ten letters and digits at most, in upper case. */
const tag = {
  '@case': {
    operator: 'upper',
    value: {
      '@slice': {
        value: { '@rewrite': { value: { '@path': '@.key' }, pattern: '[^A-Za-z0-9]+', with: '' } },
        end: 10,
      },
    },
  },
} as const

const custom = (at: string) =>
  ({
    '@entries': {
      in: { '@path': `${at}.merge_fields` },
      where: '!(typeof(@.value) in ["list", "map"])',
      value: {
        key: tag,
        value: {
          '@if': {
            condition: 'typeof(@.value) in ["bool", "null"]',
            then: { '@template': '{{@.value}}' },
            else: { '@path': '@.value' },
          },
        },
      },
      to: 'list',
    },
  }) as const

/** All entries that could be sent, those that have the same tag too. */
export const candidatesOf = (at: string) =>
  ({ '@each': { in: [named(at), custom(at)], flat: true, where: '@ != null' } }) as const

/** The merge fields, where the settings want any; of two with the same tag the first. */
export const mergeFieldsOf = (at: string) =>
  ({
    '@if': {
      condition: 'settings.enableMergeFields = true',
      then: {
        '@prune': {
          value: {
            '@fromEntries': {
              in: { '@unique': { in: candidatesOf(at), by: '@.key' } },
              where: '@.key != ""',
            },
          },
          keep: ['null', '""', '[]'],
        },
      },
    },
  }) as const
