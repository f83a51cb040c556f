import type { CliCommand } from '../command.js'
import { help } from './help.js'
import { importSegment } from './import-segment.js'

export const importCommand: CliCommand = {
  name: 'import',
  summary: 'make connections of what another tool has saved',
  description: 'Makes a file of connections of what another tool has saved.',
  examples: [
    {
      title: 'Subscriptions of Segment',
      command: 'waybill import segment subscriptions.json --destination slack > imported.yaml',
    },
  ],
  commands: [importSegment, help],
  declare: () => {},
}
