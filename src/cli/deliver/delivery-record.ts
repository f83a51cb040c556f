import type { Outcome } from '../../index.js'
import type { LineWriter } from '../line-writer.js'
import { Tally } from '../report/tally.js'
import type { Totals } from '../report/totals.js'
import type { HandedOver } from './hand-over.js'
import { failureName } from './report-failures.js'

/** What happened to events, before they were sent and in the end. */
export class DeliveryRecord {
  readonly tally = new Tally()
  /** The names of what events failed with. */
  readonly failures = new Set<string>()
  events = 0
  deliveries = 0
  repeated = 0
  unselected = 0
  badLines = 0
  delivered = 0
  failed = 0

  constructor(private readonly outcomes: LineWriter | undefined) {}

  /** Events of which nothing was made to send, lines that hold none included. */
  get notSent(): number {
    return this.discarded + this.badLines
  }

  /** Outcomes that were discarded before anything was sent. */
  get discarded(): number {
    return this.tally.discarded - this.failed
  }

  /** Waits until whoever reads the outcomes can take more. Throws a `CliError` where they can not be written. */
  async ready(): Promise<void> {
    await this.outcomes?.ready()
  }

  totals(milliseconds: number): Totals {
    const { events, deliveries, repeated, unselected, badLines, delivered, failed, discarded } = this
    const { unmatched } = this.tally
    const sent = { delivered, failed }
    return { events, deliveries, sent, discarded, unmatched, repeated, unselected, badLines, milliseconds }
  }

  taken({ events, deliveries, repeated }: HandedOver): void {
    this.events += events
    this.deliveries += deliveries
    this.repeated += repeated
  }

  /** Of an event that is not sent yet, or not at all. */
  made(outcome: Outcome): void {
    this.tally.add(outcome)
    // Its place among those that were handed over together is nobody's business.
    const { index, ...told } = outcome
    this.outcomes?.write(JSON.stringify(told))
  }

  /** Of an event that was sent. */
  ended(outcome: Outcome): void {
    this.made(outcome)
    if (outcome.status === 'delivered') {
      this.delivered += 1
      return
    }
    this.failed += 1
    this.failures.add(failureName(outcome))
  }
}
