import mapValues from 'lodash/mapValues.js'
import type { RunContext } from '../action/bundle.js'
import { Destination } from '../destination/destination.js'
import type { AsyncBatchResponse, PollPayload, PollResponse } from '../types/async-batch.js'
import type { DynamicFieldResponse } from '../types/dynamic-field.js'
import type { ExecuteDynamicFieldInput } from '../types/execute-input.js'
import type { JSONObject } from '../types/json.js'
import type { DecoratedResponse, RequestFn } from '../types/request.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { EngageDestinationCache, Logger } from '../types/services.js'
import type { Unchecked } from '../types/unchecked.js'
import { createTestEvent } from './create-test-event.js'

/** What a test runs an action with; what it leaves out is empty. */
export interface TestInput<Settings> extends RunContext {
  /** Laid over the test event. */
  readonly event?: Partial<SegmentEvent>
  readonly mapping?: JSONObject
  readonly settings?: Settings
  /** Whether the defaults of the fields are the mapping, and `mapping` is laid over them. */
  readonly useDefaultMappings?: boolean
}

export interface TestBatchInput<Settings> extends Omit<TestInput<Settings>, 'event'> {
  readonly events?: readonly Partial<SegmentEvent>[]
}

export interface TestPollInput<Settings> extends RunContext {
  readonly pollPayload: PollPayload
  readonly settings?: Settings
}

/** A destination in a test: each call gives the responses to its requests. */
export class TestDestination<Settings, AudienceSettings = Unchecked> extends Destination<
  Settings,
  AudienceSettings
> {
  /** What the last action came to. */
  results: Result[] = []

  testDynamicField(
    action: string,
    fieldKey: string,
    data: ExecuteDynamicFieldInput<Settings, Unchecked>,
    dynamicFn?: RequestFn<Unchecked, Unchecked, DynamicFieldResponse, AudienceSettings>,
  ): Promise<never[] | DynamicFieldResponse> {
    return this.executeDynamicField(action, fieldKey, data, dynamicFn)
  }

  /** Runs an action for one event. */
  async testAction(action: string, { event, ...input }: TestInput<Settings>): Promise<DecoratedResponse[]> {
    this.results = []
    const logger = input.logger ?? quietLogger()
    this.results = await this.executeAction(action, {
      ...this.#inputOf(action, { ...input, logger }),
      event: createTestEvent(event),
    })
    return this.#takeResponses()
  }

  /** Runs an action for a batch; without events, for one. */
  async testBatchAction(action: string, input: TestBatchInput<Settings>): Promise<DecoratedResponse[]> {
    this.results = []
    const multistatus = await this.executeBatch(action, this.#batchOf(action, input))
    this.results = [{ multistatus }]
    return this.#takeResponses()
  }

  /** Sends a batch that the partner works on for a while. */
  testAsyncBatchAction(action: string, input: TestBatchInput<Settings>): Promise<AsyncBatchResponse> {
    return this.executeAsyncBatch(action, this.#batchOf(action, input))
  }

  /** Asks after such a batch. */
  testAsyncPollAction(
    action: string,
    { pollPayload, settings, ...context }: TestPollInput<Settings>,
  ): Promise<PollResponse> {
    return this.executeAsyncPoll(action, { ...filled(context), settings: orNone(settings), pollPayload })
  }

  #batchOf(action: string, { events = [], ...input }: TestBatchInput<Settings>) {
    const { logger = nothing<Logger>(), engageDestinationCache = nothing<EngageDestinationCache>() } = input
    const some = events.length === 0 ? [{ type: 'track' } as const] : events
    return {
      ...this.#inputOf(action, { ...input, logger, engageDestinationCache }),
      events: some.map((event) => createTestEvent(event)),
    }
  }

  #inputOf(
    action: string,
    { mapping = {}, useDefaultMappings, settings, ...context }: Omit<TestInput<Settings>, 'event'>,
  ) {
    const whole = useDefaultMappings ? { ...this.#defaultsOf(action), ...mapping } : mapping
    return { ...filled(context), settings: orNone(settings), mapping: whole }
  }

  /** The default of each field, and undefined where it has none. */
  #defaultsOf(action: string): Record<string, Unchecked> {
    const { actions, asyncActions = {} } = this.definition
    return mapValues((actions[action] ?? asyncActions[action])?.fields, 'default')
  }

  #takeResponses(): DecoratedResponse[] {
    const { responses } = this
    this.responses = []
    return responses
  }
}

/** What a test leaves out is an empty object: definitions read members of it. */
const nothing = <Type>(): Type => ({}) as Type

const orNone = <Type>(value: Type | undefined): Type => value ?? nothing<Type>()

function filled(context: RunContext): RunContext {
  return {
    ...context,
    features: orNone(context.features),
    statsContext: orNone(context.statsContext),
    transactionContext: orNone(context.transactionContext),
    stateContext: orNone(context.stateContext),
    subscriptionMetadata: orNone(context.subscriptionMetadata),
  }
}

const noop = () => {}

const quietLogger = (): Logger => ({ ...nothing<Logger>(), info: noop, error: noop })
