import type { Destination } from '../../actions/index.js'
import { type Arrival, type Arrive, compileArrival } from '../arrival.js'
import { type BatchEntry, compileBatchEvaluation } from '../batch/evaluate-batch.js'
import type { Connection } from '../connection.js'
import type { EvaluationResult } from '../delivery.js'
import { compileNoMatch, type RefuseUnmatched } from '../no-match.js'
import type { Outcome, Refusal } from '../outcome.js'
import { compilePassage } from '../passage.js'
import { withoutSecrets } from '../redact-outcome.js'
import { secretsOf } from '../secret-texts.js'
import type { PreparedConnection, PreparedSubscription } from '../steps/step.js'
import { triggerOf } from '../subscription.js'
import { type Sight, sightOf } from './sight.js'

/** What the events of a connection are: those of the specification, or plain rows. */
export type Input = NonNullable<Destination['input']>

type Pass = ReturnType<typeof compilePassage>

/** A connection as a router holds it. What only some events need is made when the first of them comes. */
export class RoutedConnection {
  readonly id: string
  readonly input: Input
  readonly sight: Sight
  /** Those that are enabled. */
  readonly subscriptions: readonly RoutedSubscription[]
  #receive: Arrive | undefined
  #arrive: Arrive | undefined
  #evaluateBatch: ((entries: readonly BatchEntry[]) => EvaluationResult) | undefined
  #connection: Connection | undefined
  #secrets: readonly string[] | undefined
  #refuse: RefuseUnmatched | undefined

  /** Connections stand in the order of the numbers, which need not follow one on another. */
  constructor(
    readonly prepared: PreparedConnection,
    readonly order: number,
    private readonly connectionOf: (prepared: PreparedConnection) => Connection,
  ) {
    this.id = prepared.config.id
    this.input = prepared.destination.definition.input ?? 'event'
    this.sight = sightOf(prepared.config)
    this.subscriptions = prepared.subscriptions
      .filter(({ enabled }) => enabled)
      .map((subscription) => new RoutedSubscription(this, subscription))
  }

  /** The connection by itself. */
  get connection(): Connection {
    this.#connection ??= this.connectionOf(this.prepared)
    return this.#connection
  }

  /** The steps that say the same at every connection with this input. */
  receive(incoming: unknown): Arrival {
    this.#receive ??= compileArrival(this.prepared, this.prepared.before.filter(isCommon))
    return this.#receive(incoming)
  }

  /** The steps that a received event goes through here before the triggers. */
  arrive(event: unknown): Arrival {
    this.#arrive ??= compileArrival(
      this.prepared,
      this.prepared.before.filter((step) => !isCommon(step)),
    )
    return this.#arrive(event)
  }

  /** What received events come to here, together. */
  evaluateBatch(entries: readonly BatchEntry[]): EvaluationResult {
    this.#evaluateBatch ??= compileBatchEvaluation(
      this.subscriptions.map(({ subscription }) => subscription),
      this.prepared,
      (event) => this.arrive(event),
      (event) => this.noMatch(event),
    )
    const { deliveries, outcomes } = this.#evaluateBatch(entries)
    return { deliveries, outcomes: outcomes.map((outcome) => this.told(outcome)) }
  }

  /** An outcome as others may read it. */
  told(outcome: Outcome): Outcome {
    return withoutSecrets(outcome, () => {
      this.#secrets ??= secretsOf(this.prepared)
      return this.#secrets
    })
  }

  /** Why nothing is sent of an event that no trigger lets through. */
  noMatch(event: unknown): Refusal {
    this.#refuse ??= compileNoMatch(this.prepared.subscriptions)
    return this.#refuse(event)
  }
}

/** The intake asks nothing of a connection but what its input is. */
const isCommon = ({ name }: PreparedConnection['before'][number]): boolean => name === 'intake'

/** An enabled subscription of one. */
export class RoutedSubscription {
  #pass: Pass | undefined

  constructor(
    readonly connection: RoutedConnection,
    readonly subscription: PreparedSubscription,
  ) {}

  /** Its query. Where it has none it never runs. */
  get trigger(): string {
    return triggerOf(this.subscription.config, this.subscription.action) ?? 'false'
  }

  /** What becomes of an event that the trigger lets through. */
  get pass(): Pass {
    this.#pass ??= compilePassage(this.subscription, this.connection.prepared)
    return this.#pass
  }
}
