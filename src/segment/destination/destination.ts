import mapValues from 'lodash/mapValues.js'
import { Action } from '../action/action.js'
import { AsyncAction } from '../action/async-action.js'
import { IntegrationError } from '../errors/integration-error.js'
import type { ActionHookResponse, ActionHookType } from '../types/action-hook.js'
import type { AsyncBatchResponse, PollResponse } from '../types/async-batch.js'
import type { AudienceResult, CreateAudienceInput, GetAudienceInput } from '../types/audience.js'
import type { DestinationDefinition } from '../types/destination-definition.js'
import type { DynamicFieldResponse } from '../types/dynamic-field.js'
import type { ExecuteDynamicFieldInput, ExecuteInput } from '../types/execute-input.js'
import type { JSONObject } from '../types/json.js'
import type { ResultMultiStatusNode } from '../types/multi-status.js'
import type { DecoratedResponse, RequestClient, RequestFn } from '../types/request.js'
import type { Result } from '../types/result.js'
import type { SegmentEvent } from '../types/segment-event.js'
import type { Unchecked } from '../types/unchecked.js'
import { schemaOf } from '../validation/schema-of.js'
import { validateSchema } from '../validation/validate-schema.js'
import { audienceConfigOf, audienceFieldsOf } from './audience-config.js'
import { AuthenticatedDestination } from './authenticated-destination.js'
import { bundleOf } from './bundle-of.js'
import type { OnEventOptions } from './event-options.js'
import type { Executor } from './executor.js'
import { markInvalid } from './mark-invalid.js'
import { getAuthData } from './parse-settings.js'
import { runForBatch } from './run-for-batch.js'
import { runForEvent } from './run-for-event.js'
import { type Services, served } from './services.js'
import type {
  ActionInput,
  AsyncPollInput,
  BatchEventInput,
  Delivery,
  EventInput,
} from './subscription-input.js'
import { type SubscriptionPlan, SubscriptionPlans } from './subscription-plan.js'
import { destinationSettings, subscriptionsOf } from './subscriptions-of.js'

/** A destination of the public framework: what its definition says, run for events. */
export class Destination<
  Settings = JSONObject,
  AudienceSettings = JSONObject,
> extends AuthenticatedDestination<Settings> {
  readonly actions: Readonly<Record<string, Action<Settings, Unchecked, AudienceSettings>>>
  readonly asyncActions: Readonly<Record<string, AsyncAction<Settings, Unchecked, AudienceSettings>>>
  /** Every response to a request of an action, unless a host does without. */
  responses: DecoratedResponse[] = []
  /** Has the partner delete what it knows of a person; there only where the definition can. */
  onDelete?: (event: SegmentEvent, settings: JSONObject, options?: OnEventOptions) => Promise<Result>

  readonly #plans = new SubscriptionPlans()
  readonly #executor: Executor<Settings>

  constructor(definition: DestinationDefinition<Settings>, services: Services = {}) {
    super(definition, services)
    const { name, extendRequest, actions, asyncActions, onDelete } = definition
    const { clock = () => performance.now() } = services
    this.actions = mapValues(actions, (action) =>
      this.#collect(new Action(name, action, extendRequest, services)),
    )
    this.asyncActions = mapValues(asyncActions, (action) =>
      this.#collect(new AsyncAction(name, action, extendRequest, services)),
    )
    if (onDelete) this.onDelete = (event, settings, options) => this.#delete(event, settings, options)
    this.#executor = {
      name,
      clock,
      executeAction: (slug, input, event) => this.#execute(slug, input, event),
      executeBatch: (slug, input, events) => this.#executeBatch(slug, input, events),
    }
  }

  /** One event for each subscription that the settings hold. */
  onEvent(event: SegmentEvent, settings: JSONObject, options?: OnEventOptions): Promise<Result[]> {
    return this.#deliver(settings, options, (plan, delivery) =>
      runForEvent(this.#executor, plan, event, delivery),
    )
  }

  /** A batch for each subscription that the settings hold. */
  onBatch(events: SegmentEvent[], settings: JSONObject, options?: OnEventOptions): Promise<Result[]> {
    return this.#deliver(settings, options, (plan, delivery) =>
      runForBatch(this.#executor, plan, events, delivery),
    )
  }

  /** One event for one action; no results where there is no such action. */
  async executeAction(slug: string, input: EventInput<Settings>): Promise<Result[]> {
    return this.#execute(slug, input, input.event)
  }

  /** Several events for one action. Rejects with `IntegrationError` where it takes one at a time. */
  async executeBatch(slug: string, input: BatchEventInput<Settings>): Promise<ResultMultiStatusNode[]> {
    return this.#executeBatch(slug, input, input.events)
  }

  /** Several events for an action whose batches take a while. Rejects with `IntegrationError` where there is none. */
  async executeAsyncBatch(slug: string, input: BatchEventInput<Settings>): Promise<AsyncBatchResponse> {
    const { events } = input
    return this.#asyncAction(slug, 'batching').executeBatch(bundleOf(input, this.services, events, events[0]))
  }

  /** Asks after a batch. Rejects with `IntegrationError` where there is no such action. */
  async executeAsyncPoll(slug: string, input: AsyncPollInput<Settings>): Promise<PollResponse> {
    const { pollPayload, ...context } = input
    return this.#asyncAction(slug, 'polling').executePoll({
      ...served(context, this.services),
      data: pollPayload,
    })
  }

  /** The choices for a field of an action; none where there is no such action. */
  async executeDynamicField(
    slug: string,
    fieldKey: string,
    data: ExecuteDynamicFieldInput<Settings, Unchecked>,
    dynamicFn?: RequestFn<Settings, Unchecked, DynamicFieldResponse, AudienceSettings>,
  ): Promise<never[] | DynamicFieldResponse> {
    return this.#anyAction(slug)?.executeDynamicField(fieldKey, data, dynamicFn) ?? []
  }

  /** Runs a hook of an action. Rejects with `IntegrationError` where there is none. */
  async executeHook(
    slug: string,
    hookType: ActionHookType,
    data: ExecuteInput<Settings, Unchecked, AudienceSettings>,
  ): Promise<ActionHookResponse<Unchecked>> {
    const action = this.#anyAction(slug)
    if (action === undefined) throw new IntegrationError(`Action ${slug} not found.`, 'NotImplemented', 404)
    return action.executeHook(hookType, data)
  }

  /** Makes an audience at the partner. Rejects where the definition can't, or its settings do not fit. */
  async createAudience(input: CreateAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult> {
    const config = audienceConfigOf(this.definition, 'createAudience')
    const { audienceSettings } = input
    if (audienceSettings && Object.keys(audienceSettings).length > 0)
      validateSchema(audienceSettings, schemaOf(audienceFieldsOf(this.definition)), {
        exempt: ['dynamicAuthSettings'],
      })
    return this.#forAudience(input, (request) => config.createAudience(request, input))
  }

  /** Looks an audience up at the partner. Rejects where the definition can't. */
  async getAudience(input: GetAudienceInput<Settings, AudienceSettings>): Promise<AudienceResult> {
    const config = audienceConfigOf(this.definition, 'getAudience')
    return this.#forAudience(input, (request) => config.getAudience(request, input))
  }

  async #deliver(
    settings: JSONObject,
    options: OnEventOptions | undefined,
    run: (plan: SubscriptionPlan, delivery: Delivery<Settings>) => Promise<Result[]>,
  ): Promise<Result[]> {
    const plan = this.#plans.of(subscriptionsOf(settings))
    const own = destinationSettings<Settings>(settings)
    this.validateSettings(own)
    const all = served(options ?? {}, this.services)
    try {
      return await this.withFreshTokens(
        settings,
        all,
        (current) => run(plan, { settings: own, auth: getAuthData(current), options: all }),
        (results) => results.some(({ multistatus }) => multistatus?.some(({ status }) => status === 401)),
      )
    } catch (error) {
      markInvalid(error)
      throw error
    }
  }

  #execute(slug: string, input: ActionInput<Settings>, event: SegmentEvent): Promise<Result[]> {
    return this.actions[slug]?.execute(bundleOf(input, this.services, event, event)) ?? Promise.resolve([])
  }

  async #executeBatch(
    slug: string,
    input: ActionInput<Settings>,
    events: SegmentEvent[],
  ): Promise<ResultMultiStatusNode[]> {
    return this.actions[slug]?.executeBatch(bundleOf(input, this.services, events, events[0])) ?? []
  }

  async #delete(
    { userId, anonymousId }: SegmentEvent,
    settings: JSONObject,
    options?: OnEventOptions,
  ): Promise<Result> {
    const own = destinationSettings<Settings>(settings)
    this.validateSettings(own)
    return this.withFreshTokens(settings, options, async (current) => {
      const data = { payload: { userId, anonymousId }, settings: own, auth: getAuthData(current) }
      const result: unknown = await this.definition.onDelete?.(this.createRequestClient(data), data)
      return result ?? { output: 'no onDelete defined' }
    })
  }

  #forAudience(
    {
      settings,
      audienceSettings,
    }: GetAudienceInput<Settings, AudienceSettings> | CreateAudienceInput<Settings, AudienceSettings>,
    ask: (request: RequestClient) => Promise<AudienceResult>,
  ): Promise<AudienceResult> {
    const whole = settings as JSONObject
    const own = destinationSettings<Settings>(whole)
    return this.withFreshTokens(whole, undefined, async (current) => {
      const auth = getAuthData(current)
      return ask(this.createRequestClient({ audienceSettings, settings: own, payload: undefined, auth }))
    })
  }

  #collect<
    One extends
      | Action<Settings, Unchecked, AudienceSettings>
      | AsyncAction<Settings, Unchecked, AudienceSettings>,
  >(action: One): One {
    if (this.services.keepsResponses !== false)
      action.on('response', (response) => this.responses.push(response))
    return action
  }

  #anyAction(slug: string) {
    return this.actions[slug] ?? this.asyncActions[slug]
  }

  #asyncAction(
    slug: string,
    what: 'batching' | 'polling',
  ): AsyncAction<Settings, Unchecked, AudienceSettings> {
    const action = this.asyncActions[slug]
    if (action !== undefined) return action
    throw new IntegrationError(
      `Async action ${slug} not found or does not support ${what}.`,
      'NotImplemented',
      404,
    )
  }
}
