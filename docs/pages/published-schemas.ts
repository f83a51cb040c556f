import { connectionSchema, traceSchema } from 'waybill'
import { destinationSchema } from 'waybill/actions'
import { casesSchema } from 'waybill/testing'
import { fileSchema } from '../../src/cli/config/schema.js'
import { json } from '../../src/cli/pages/markdown.js'

/** The JSON Schemas that editors complete and check files with; the package holds them. */
export const publishedSchemas: readonly { readonly path: string; readonly schema: object }[] = [
  { path: 'schemas/destination.schema.json', schema: published(destinationSchema) },
  {
    path: 'schemas/connections.schema.json',
    schema: published({
      ...fileSchema,
      properties: {
        ...fileSchema.properties,
        connections: { ...fileSchema.properties.connections, items: connectionSchema },
      },
    }),
  },
  { path: 'schemas/cases.schema.json', schema: published(casesSchema) },
  { path: 'schemas/trace.schema.json', schema: published(traceSchema) },
]

export const textOfSchema = (schema: object): string => `${json(schema)}\n`

function published(schema: object): object {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }
}
