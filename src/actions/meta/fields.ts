import { text } from './words.js'

const target = {
  description: 'The field holds an address to send to: only these hosts, https unless said.',
  type: 'object',
  additionalProperties: false,
  required: ['hosts'],
  properties: {
    hosts: {
      type: 'array',
      items: text,
      minItems: 1,
      description: 'Hosts that may be sent to: *.example.com.',
    },
    schemes: {
      type: 'array',
      items: text,
      minItems: 1,
      description: 'Without the colon; only https where left out.',
    },
  },
}

export const coercion = {
  const: 'strict',
  description: 'Nothing is converted or taken away: what does not fit fails.',
}

/** A JSON Schema of settings or fields, as far as definitions have more to say than JSON Schema does. */
export const fieldsSchema = {
  type: 'object',
  required: ['type'],
  properties: {
    type: { const: 'object' },
    required: {
      type: 'array',
      items: { type: 'string' },
      description: 'The names of those that have to be given.',
    },
    properties: {
      type: 'object',
      description: 'Each a JSON Schema, by name.',
      additionalProperties: {
        type: 'object',
        properties: {
          target,
          coercion,
          deprecated: {
            type: ['string', 'boolean'],
            description: 'What to use in its place; it is kept for saved configurations only.',
          },
        },
      },
    },
  },
}
