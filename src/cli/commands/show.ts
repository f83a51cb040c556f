import type { CliCommand } from '../command.js'
import { findDefinition } from '../config/open-definition.js'
import { destinationPage } from '../pages/destination-page.js'
import { writeText } from '../text-files.js'

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
      .action(async (slug: string, { json }: { readonly json?: true }) => {
        const definition = findDefinition(slug)
        await writeText(
          json === true ? JSON.stringify(definition, null, 2) : destinationPage(definition, '`waybill show`'),
          io,
        )
        done(0)
      })
  },
}
