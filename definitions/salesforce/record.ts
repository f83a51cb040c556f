/** The fields of a payload by the names that Salesforce has for them. */
export type Columns = { readonly [field: string]: string }

/** `postal_code` is `PostalCode`. */
export const columnsOf = (fields: readonly string[]): Columns =>
  Object.fromEntries(
    fields.map((field) => [
      field,
      field
        .split('_')
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(''),
    ]),
  )

/** A record of Salesforce, own fields of an organisation over the others; `at` is where the payload is. */
export const recordOf = (at: string, columns: Columns) => ({
  '@merge': {
    direction: 'right',
    objects: [
      Object.fromEntries(
        Object.entries(columns).map(([field, name]) => [name, { '@path': `${at}.${field}` }]),
      ),
      { '@path': `${at}.customFields` },
    ],
  },
})
