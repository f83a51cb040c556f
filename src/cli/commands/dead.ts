import { type CliCommand, renderExamples } from '../command.js'
import { deadDrop } from '../dead/drop.js'
import { deadList } from '../dead/list.js'
import { deadReplay } from '../dead/replay.js'

const parts = [deadList, deadReplay, deadDrop]

export const dead: CliCommand = {
  name: 'dead',
  summary: 'list, replay or drop what failed',
  description:
    'What "waybill run --deliver --store" could not deliver stays in its store as a dead letter: a delivery that was ' +
    'refused, or tried for four hours. Once the reason is gone it can be sent again.',
  examples: parts.flatMap(({ examples }) => examples),
  declare(command, io, done) {
    for (const { name, summary, description, examples, declare } of parts) {
      const part = command.command(name).summary(summary).description(description)
      part.addHelpText('after', renderExamples(examples))
      declare(part, io, done)
    }
  },
}
