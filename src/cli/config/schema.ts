/** JSON Schema (2020-12) of a configuration file. What stands in a connection, the engine checks. */
export const fileSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['connections'],
  properties: {
    destinations: { type: 'array', items: { type: 'string', minLength: 1 } },
    connections: { type: 'array', minItems: 1, items: { type: 'object' } },
  },
}
