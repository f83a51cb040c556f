/** A date as Intercom takes it. What is a number already, also in text, stays as it is. */
export const unixSeconds = (field: string) => ({
  '@if': {
    condition: `typeof(payload.${field}) = "string" and number(payload.${field}) = null`,
    then: { '@date': { value: { '@path': `$.payload.${field}` }, to: 'unix', invalid: 'keep' } },
    else: { '@path': `$.payload.${field}` },
  },
})

export const dateField = (title: string, description: string) => ({
  type: ['string', 'number'],
  format: 'date-like',
  title,
  description,
})
