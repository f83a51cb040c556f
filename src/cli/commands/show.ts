import { definitions } from 'waybill/definitions'
import { didYouMean } from '../../diagnostics/suggest.js'
import { CliError } from '../cli-error.js'
import type { CliCommand } from '../command.js'
import { destinationPage } from '../pages/destination-page.js'

export const show: CliCommand = {
  name: 'show',
  summary: 'show what a destination takes',
  description:
    'Writes the page of a destination that comes with Waybill, in Markdown: settings, actions, fields with their default ' +
    'mappings, presets, notes, and examples with what goes in and what comes out.',
  examples: [
    { title: 'What Slack takes', command: 'waybill show slack' },
    { title: 'A definition as it is', command: 'waybill show webhook --json' },
  ],
  declare(command, io, done) {
    command
      .argument('<slug>', 'the slug of the destination; `waybill list` has them all')
      .option('--json', 'the definition itself')
      .action((slug: string, options: { readonly json?: true }) => {
        const definition = definitions.find((each) => each.slug === slug)
        if (definition === undefined) throw new CliError(unknown(slug))
        io.stdout.write(
          options.json === true ? `${JSON.stringify(definition, null, 2)}\n` : destinationPage(definition),
        )
        done(0)
      })
  },
}

function unknown(slug: string): string {
  const known = definitions.map((definition) => definition.slug)
  const { hint } = didYouMean(slug, known)
  return `there is no destination "${slug}": ${hint ?? 'waybill list has them all'}`
}
