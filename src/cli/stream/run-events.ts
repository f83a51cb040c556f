import type { Outcome } from '../../index.js'
import type { LineWriter } from '../line-writer.js'
import type { Progress } from '../report/progress.js'
import { Tally } from '../report/tally.js'
import type { Totals } from '../report/totals.js'
import type { BadLines } from './bad-lines.js'
import type { ChosenEvents } from './chosen-events.js'
import { eventLines } from './event-lines.js'
import { isShallowEnough } from './is-shallow-enough.js'
import type { EventSource } from './open-events.js'

export interface RunParts extends ChosenEvents {
  readonly source: EventSource
  readonly deliveries: LineWriter
  readonly outcomes: LineWriter | undefined
  readonly badLines: BadLines
  readonly progress: Progress
}

export interface RunSwitches {
  readonly showSecrets?: boolean
  readonly maxLineBytes: number
}

export interface RunResult {
  readonly tally: Tally
  readonly totals: Totals
}

/**
 * Takes each line of the source through each connection, in constant memory: the next piece of the source is read
 * when what came of the last one was taken. Ends early, without an error, when nobody reads the deliveries any more.
 */
export async function runEvents(
  parts: RunParts,
  { showSecrets, maxLineBytes }: RunSwitches,
): Promise<RunResult> {
  const { source, connections, select, prepare, deliveries, outcomes, badLines, progress } = parts
  const begin = performance.now()
  const tally = new Tally()
  let events = 0
  let delivered = 0
  let unselected = 0

  /** First all of it, then the writing: an event that can not be worked on leaves nothing behind. */
  function take(incoming: unknown): void {
    if (select?.(incoming) === false) {
      unselected += 1
      return
    }
    const event = prepare === undefined ? incoming : prepare(incoming)
    const made: string[] = []
    const happened: Outcome[] = []
    for (const connection of connections) {
      const result = connection.evaluate(event)
      for (const delivery of result.deliveries)
        made.push(JSON.stringify(showSecrets ? delivery : connection.redact(delivery)))
      happened.push(...result.outcomes)
    }
    events += 1
    delivered += made.length
    for (const line of made) deliveries.write(line)
    for (const outcome of happened) {
      tally.add(outcome)
      outcomes?.write(JSON.stringify(outcome))
    }
  }

  for await (const found of eventLines(source, badLines, maxLineBytes)) {
    for (const { number, event } of found) if (!isShallowEnough(take, event)) badLines.tooDeep(number)
    progress.update(events, delivered)
    await deliveries.ready()
    await outcomes?.ready()
    if (deliveries.closed) break
  }
  await deliveries.finish()
  await outcomes?.end()
  const { discarded, unmatched } = tally
  const milliseconds = performance.now() - begin
  return {
    tally,
    totals: {
      events,
      deliveries: delivered,
      discarded,
      unmatched,
      unselected,
      badLines: badLines.count,
      milliseconds,
    },
  }
}
