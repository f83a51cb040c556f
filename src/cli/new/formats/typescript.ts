import type { Destination } from '../../../actions/index.js'
import type { Json } from '../../../json/value.js'
import type { NewFile } from '../new-file.js'
import { type Comments, printLiteral } from '../print/literal.js'
import { isInstalledFor } from '../schema-address.js'
import type { DefinitionFormat } from './format.js'
import { yamlBeside } from './yaml.js'

export const typescript: DefinitionFormat = {
  name: 'ts',
  label: 'TypeScript: checked where it is written, and split into files where it grows',
  ending: '.ts',
  filesOf: (scaffold, folder) => [
    {
      name: `${scaffold.definition.slug}.ts`,
      text: printModule(scaffold.definition, scaffold.comments),
      about: 'the definition, with examples',
    },
    ...yamlBeside(scaffold, folder),
    ...(isInstalledFor(folder, 'vitest') ? [vitestFile(scaffold.definition)] : []),
  ],
}

export function printModule(definition: Destination, comments: Comments): string {
  const plain: Json = JSON.parse(JSON.stringify(definition))
  return `import { defineDestination } from 'waybill/actions'

export default defineDestination(${printLiteral(plain, comments)})
`
}

/** The same tests where those of the project run. */
function vitestFile({ slug }: Destination): NewFile {
  return {
    name: `${slug}.test.ts`,
    text: `import { expect, test } from 'vitest'
import { formatExampleResult, runExamples } from 'waybill/testing'
import destination from './${slug}.js'

const results = runExamples(destination)

test.each(results.map((result) => ({ name: \`\${result.action}: \${result.example.title}\`, result })))(
  '$name',
  ({ result }) => {
    expect(result.holds, formatExampleResult(result)).toBe(true)
  },
)
`,
    about: 'its examples as tests of Vitest',
  }
}
