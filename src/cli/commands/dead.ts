import type { CliCommand } from '../command.js'
import { deadDrop } from '../dead/drop.js'
import { deadList } from '../dead/list.js'
import { deadReplay } from '../dead/replay.js'
import { help } from './help.js'

export const dead: CliCommand = {
  name: 'dead',
  summary: 'list, replay or drop what failed',
  description:
    'What "waybill run --deliver --store" could not deliver stays in its store as a dead letter: a delivery that was ' +
    'refused, or tried for four hours. Once the reason is gone it can be sent again.',
  examples: deadList.examples.slice(0, 1),
  commands: [deadList, deadReplay, deadDrop, help],
  declare: () => {},
}
