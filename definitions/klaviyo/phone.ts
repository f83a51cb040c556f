/** Phone numbers: what is E.164 passes, what is not is read as one of the country that was given with it. */

/** The number of `at.phone_number` in E.164; nothing where it can not be told. */
export const phoneOf = (at: string) =>
  ({
    '@coalesce': [
      { '@extract': { value: { '@path': `${at}.phone_number` }, pattern: '^\\+[1-9]\\d{1,14}$' } },
      {
        '@if': {
          exists: { '@path': `${at}.country_code` },
          then: {
            '@call': {
              fn: 'phone',
              args: [{ '@path': `${at}.phone_number` }, { '@path': `${at}.country_code` }],
            },
          },
        },
      },
    ],
  }) as const

/** What stands under this name in `let` is `phoneOf` the same place. */
export const phoneRule = <const Field extends string>(at: string, field: Field) =>
  ({
    require: `length(${at}.phone_number) = 0 or exists(let.phone)`,
    message: 'It is not a valid phone number: write it as +442079460018, or give the code of its country.',
    fields: [field],
  }) as const
