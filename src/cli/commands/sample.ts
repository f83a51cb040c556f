import { type SampleOptions, sampleEvents } from '../../events/sample.js'
import type { CliCommand } from '../command.js'
import type { Io } from '../io.js'
import { LineWriter } from '../line-writer.js'
import { parseCount, parseDate, parseSeed, parseShare } from '../option-values.js'

/** Events between two looks at whether the reader keeps up. */
const stretch = 100

export const sample: CliCommand = {
  name: 'sample',
  summary: 'write a stream of sample events',
  description:
    'Writes events as an online shop with a site and an app sends them, one JSON object a line: visits, sign-ups, ' +
    'orders with their products, groups, and some that are malformed. The same seed always gives the same events.',
  examples: [
    { title: 'A thousand events', command: 'waybill sample --count 1000 --seed 7 > events.ndjson' },
    {
      title: 'Well-formed events only, from a day of your choice',
      command: 'waybill sample --malformed 0 --start 2026-05-01T00:00:00Z > may.ndjson',
    },
    { title: 'A look at the first', command: 'waybill sample | head -1' },
  ],
  declare(command, io, done) {
    command
      .option('-n, --count <number>', 'how many events', parseCount, 1000)
      .option('-s, --seed <number>', 'what the events are drawn from', parseSeed, 1)
      .option('--malformed <share>', 'the share of malformed events, 0 to 1', parseShare, 0.02)
      .option(
        '--start <date>',
        'when the first visit begins, ISO 8601 (default: 2026-03-02T08:00:00Z)',
        parseDate,
      )
      .action(async (options: SampleOptions) => done(await writeSample(options, io)))
  },
}

async function writeSample(options: SampleOptions, { stdout }: Io): Promise<number> {
  const writer = new LineWriter(stdout, 'standard output')
  let left = stretch
  for (const event of sampleEvents(options)) {
    writer.write(JSON.stringify(event))
    left -= 1
    if (left > 0) continue
    left = stretch
    await writer.ready()
    if (writer.closed) return 0
  }
  await writer.finish()
  return 0
}
