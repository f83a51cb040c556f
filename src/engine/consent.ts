/** What the end user has to have agreed to, so that an event goes to a connection. */
export interface ConsentConfig {
  /** Keys of `context.consent.categoryPreferences`. */
  readonly categories: readonly string[]
  /** Whether one of them is enough; `all` where it is left out. */
  readonly require?: 'all' | 'any'
}

/** JSON Schema of a connection's `consent`. */
export const consentSchema = {
  description: 'What the end user has to have agreed to, so that an event comes here.',
  type: 'object',
  additionalProperties: false,
  required: ['categories'],
  properties: {
    categories: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      minItems: 1,
      description: 'Keys of context.consent.categoryPreferences.',
    },
    require: { enum: ['all', 'any'], description: 'Whether one of them is enough; "all" unless said.' },
  },
}
