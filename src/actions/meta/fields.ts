import { text } from './words.js'

const target = {
  description: 'The field holds an address to send to: only these hosts, https unless said.',
  type: 'object',
  additionalProperties: false,
  required: ['hosts'],
  properties: {
    hosts: { type: 'array', items: text, minItems: 1 },
    schemes: { type: 'array', items: text, minItems: 1 },
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
    required: { type: 'array', items: { type: 'string' } },
    properties: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { target, coercion, deprecated: { type: ['string', 'boolean'] } },
      },
    },
  },
}
