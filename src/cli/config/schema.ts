/** JSON Schema (2020-12) of a configuration file. What stands in a connection, the engine checks. */
export const fileSchema = {
  title: 'Waybill connections',
  description: 'Configured destinations, as "waybill run --config" and "waybill check" read them.',
  type: 'object',
  additionalProperties: false,
  required: ['connections'],
  properties: {
    $schema: { type: 'string', description: 'For editors: the address of this schema.' },
    destinations: {
      type: 'array',
      items: { type: 'string', minLength: 1 },
      description: 'Files with definitions of your own, by paths that start at the folder of this file.',
    },
    connections: {
      type: 'array',
      minItems: 1,
      items: { type: 'object' },
      description: 'Each one configured instance of a destination.',
    },
  },
}
