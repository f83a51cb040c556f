import { Option } from 'commander'
import type { CliCommand } from '../command.js'
import { parsePercent } from '../option-values.js'
import { reporters } from '../test/report/reporters.js'
import { type TestOptions, testPaths } from '../test/test-paths.js'

export const test: CliCommand = {
  name: 'test',
  summary: 'run the examples and cases of definitions',
  description:
    'Runs every example of the definitions that the paths name (TypeScript, JavaScript, YAML or JSON), and the cases ' +
    'beside them (*.cases.yaml, *.cases.json), without a network. Says what does not hold, with what differs, and what ' +
    'of a definition no test reaches. Modules are run to be read. The exit status is 0, or 1 where something does not hold.',
  examples: [
    { title: 'Everything below this folder', command: 'waybill test' },
    {
      title: 'One definition, with all that its tests do not reach',
      command: 'waybill test acme.yaml --coverage',
    },
    {
      title: 'Take over what a definition does now as what it should do',
      command: 'waybill test acme.yaml --update --yes',
    },
    {
      title: 'For a service that shows tests, where nearly everything has to be reached',
      command: 'waybill test acme.yaml --reporter junit --min-coverage 50 > tests.xml',
    },
  ],
  declare(command, io, done) {
    command
      .argument('[paths...]', 'files and folders; this folder where none is named')
      .option('-t, --title <text>', 'only the tests that have this text in their name')
      .option('--coverage', 'a table of what is reached, and everything that is not')
      .option(
        '--min-coverage <percent>',
        'end with status 3 where less of a definition is reached',
        parsePercent,
      )
      .addOption(
        new Option('--reporter <name>', 'how to write what came of it')
          .choices(reporters.map(({ name }) => name))
          .default(reporters[0].name),
      )
      .option('--json', 'the same as --reporter json')
      .option('-w, --watch', 'run again whenever a file changes')
      .option('-u, --update', 'write what came of tests in place of what they expect, after showing it')
      .option('-y, --yes', 'ask nothing before files are written')
      .option('--verbose', 'name the tests that hold too, however many there are')
      .action(async (paths: readonly string[], options: TestOptions) =>
        done(await testPaths(paths.length === 0 ? ['.'] : paths, options, io)),
      )
  },
}
