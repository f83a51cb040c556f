/** What the end user has to have agreed to, so that an event goes to a connection. */
export interface ConsentConfig {
  /** Keys of `context.consent.categoryPreferences`. */
  readonly categories: readonly string[]
  /** Whether one of them is enough; `all` where it is left out. */
  readonly require?: 'all' | 'any'
}

/** JSON Schema of a connection's `consent`. */
export const consentSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['categories'],
  properties: {
    categories: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
    require: { enum: ['all', 'any'] },
  },
}
