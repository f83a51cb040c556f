import type { NewFile } from '../new-file.js'
import { type SchemaName, schemaAddress } from '../schema-address.js'
import type { DefinitionFormat } from './format.js'

export const json: DefinitionFormat = {
  name: 'json',
  label: 'JSON: the same data, for programs that write it',
  ending: '.json',
  filesOf: ({ definition, cases, connections }, folder) => {
    const { slug } = definition
    const file = (name: string, value: object, schema: SchemaName, about: string): NewFile => ({
      name,
      text: `${JSON.stringify({ $schema: schemaAddress(folder, schema), ...value }, null, 2)}\n`,
      about,
    })
    return [
      file(`${slug}.json`, definition, 'destination', 'the definition, with examples'),
      file(`${slug}.cases.json`, cases, 'cases', 'more tests, of presets, triggers and answers'),
      file('waybill.json', connections, 'connections', 'a connection to try it with'),
    ]
  },
}
