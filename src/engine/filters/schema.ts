import { filterActions } from './index.js'

const action = {
  type: 'object',
  required: ['type'],
  properties: {
    type: {
      enum: filterActions.map(({ type }) => type),
      description: 'DROP takes away the event, the others a part.',
    },
  },
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
  description:
    'At most 10, which drop events, sample them, or take fields away; what they do has an order of its own.',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['if', 'actions'],
    properties: {
      name: { type: 'string', description: 'What people call the filter: at most 64 characters.' },
      if: {
        type: 'string',
        minLength: 1,
        description: 'Which events it is for, in FQL; "all" is every one.',
      },
      actions: { type: 'array', items: action, minItems: 1, description: 'What it does to them.' },
      enabled: { type: 'boolean', description: 'True unless said.' },
    },
  },
}
