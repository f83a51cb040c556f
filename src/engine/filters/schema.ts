import { filterActions } from './index.js'

const action = {
  type: 'object',
  required: ['type'],
  properties: { type: { enum: filterActions.map(({ type }) => type) } },
  allOf: filterActions.map(({ type, options, optional = [] }) => ({
    if: { type: 'object', required: ['type'], properties: { type: { const: type } } },
    then: {
      type: 'object',
      additionalProperties: false,
      required: Object.keys(options).filter((option) => !optional.includes(option)),
      properties: { type: {}, ...options },
    },
  })),
}

/** JSON Schema of a connection's `filters`. */
export const filtersSchema = {
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['if', 'actions'],
    properties: {
      name: { type: 'string' },
      if: { type: 'string', minLength: 1 },
      actions: { type: 'array', items: action, minItems: 1 },
      enabled: { type: 'boolean' },
    },
  },
}
