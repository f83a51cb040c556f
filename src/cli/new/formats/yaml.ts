import type { Json } from '../../../json/value.js'
import type { NewFile } from '../new-file.js'
import type { Comments } from '../print/literal.js'
import { printYaml } from '../print/yaml.js'
import { type SchemaName, schemaAddress } from '../schema-address.js'
import type { DefinitionFormat, Scaffold } from './format.js'

export const yaml: DefinitionFormat = {
  name: 'yaml',
  label: 'YAML: data that editors complete and check',
  ending: '.yaml',
  filesOf: (scaffold, folder) => [
    {
      name: `${scaffold.definition.slug}.yaml`,
      text: yamlFile(scaffold.definition, 'destination', folder, scaffold.comments),
      about: 'the definition, with examples',
    },
    ...yamlBeside(scaffold, folder),
  ],
}

/** What stands beside a definition, whatever that is written in. */
export function yamlBeside({ definition, cases, connections }: Scaffold, folder: string): readonly NewFile[] {
  return [
    {
      name: `${definition.slug}.cases.yaml`,
      text: yamlFile(cases, 'cases', folder),
      about: 'more tests, of presets, triggers and answers',
    },
    {
      name: 'waybill.yaml',
      text: yamlFile(connections, 'connections', folder, connectionComments),
      about: 'a connection to try it with',
    },
  ]
}

const connectionComments: Comments = new Map([
  ['/connections/0/settings', `In earnest a secret comes from the environment: $\{NAME} in a text reads it.`],
])

/** The first line says to editors how to complete and check the file. */
export function yamlFile(value: object, schema: SchemaName, folder: string, comments?: Comments): string {
  const plain: Json = JSON.parse(JSON.stringify(value))
  return `# yaml-language-server: $schema=${schemaAddress(folder, schema)}\n${printYaml(plain, comments)}`
}
