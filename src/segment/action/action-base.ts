import { IntegrationError } from '../errors/integration-error.js'
import createRequestClient from '../http/create-request-client.js'
import { CompiledMappings } from '../mapping/compiled-mappings.js'
import type { ActionDefinition, AsyncActionDefinition } from '../types/action-definition.js'
import type { ActionHookResponse, ActionHookType } from '../types/action-hook.js'
import type { DynamicFieldResponse } from '../types/dynamic-field.js'
import type { ExecuteDynamicFieldInput, ExecuteInput } from '../types/execute-input.js'
import type {
  AfterResponseHook,
  DecoratedResponse,
  RequestClient,
  RequestExtension,
  RequestFn,
} from '../types/request.js'
import type { Unchecked } from '../types/unchecked.js'
import { fieldsToJsonSchema } from '../validation/fields-to-json-schema.js'
import type { JsonSchema } from '../validation/json-schema.js'
import { schemaOf } from '../validation/schema-of.js'
import { validateSchema } from '../validation/validate-schema.js'

import { contentOf } from './content-of-response.js'
import { dynamicHandler } from './dynamic-handler.js'
import { exempt, type PayloadSchema, payloadSchema } from './payload-schema.js'

/** What a host gives all actions of a destination. */
export interface ActionServices {
  /** What requests go through; `globalThis.fetch`, as it is at each request, where it is left out. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Whether a mapping that is changed somewhere inside is to be known as another one, as tests want it. */
  readonly comparesMappingsDeeply?: boolean | undefined
}

type ResponseListener = (response: DecoratedResponse) => void

/** What an action has in common with one whose batches take a while: schemas, requests, choices and hooks. */
export abstract class ActionBase<
  Settings,
  Definition extends ActionDefinition<Settings> | AsyncActionDefinition<Settings>,
  AudienceSettings = Unchecked,
> {
  readonly schema?: JsonSchema
  readonly hookSchemas?: Readonly<Record<string, JsonSchema>>
  readonly hasHookSupport: boolean
  protected readonly mappings: CompiledMappings
  protected readonly batchMappings: CompiledMappings
  protected readonly payloads: PayloadSchema
  readonly #listeners: ResponseListener[] = []

  constructor(
    readonly destinationName: string,
    readonly definition: Definition,
    private readonly extendRequest?: RequestExtension<Settings, Unchecked>,
    private readonly services: ActionServices = {},
  ) {
    this.hasHookSupport = definition.hooks !== undefined
    const { fields = {} } = definition
    if (Object.keys(fields).length > 0) this.schema = schemaOf(fields)
    this.payloads = payloadSchema(this.schema)
    const { comparesMappingsDeeply = false } = services
    this.mappings = new CompiledMappings(this.payloads.finishing, comparesMappingsDeeply)
    this.batchMappings = new CompiledMappings(this.payloads.batchFinishing, comparesMappingsDeeply)
    const hookSchemas = schemasOfHooks(definition)
    if (hookSchemas !== undefined) this.hookSchemas = hookSchemas
  }

  /** Told of every response to a request of this action. */
  on(_event: 'response', listener: ResponseListener): this {
    this.#listeners.push(listener)
    return this
  }

  /** The choices for a field, by the definition or by `dynamicFn`; an error among them where nothing knows any. */
  async executeDynamicField(
    field: string,
    data: ExecuteDynamicFieldInput<Settings, Unchecked, AudienceSettings>,
    dynamicFn?: RequestFn<Settings, Unchecked, DynamicFieldResponse, AudienceSettings>,
  ): Promise<DynamicFieldResponse> {
    if (typeof dynamicFn === 'function') return this.performRequest(dynamicFn, { ...data })
    const { handler, context } = dynamicHandler(this.definition.dynamicFields, field)
    if (isRequestFn(handler)) return this.performRequest(handler, { ...data, dynamicFieldContext: context })
    const error = { message: `No dynamic field named ${field} found.`, code: '404' }
    return { choices: [], nextPage: '', error }
  }

  /** Throws `IntegrationError` where there is no such hook, `AggregateAjvError` where its inputs do not fit. */
  async executeHook(
    hookType: ActionHookType,
    data: ExecuteInput<Settings, Unchecked, AudienceSettings>,
  ): Promise<ActionHookResponse<Unchecked>> {
    if (!this.hasHookSupport)
      throw new IntegrationError('This action does not support any hooks.', 'NotImplemented', 501)
    const performHook = this.definition.hooks?.[hookType]?.performHook
    if (performHook === undefined)
      throw new IntegrationError(`Missing implementation for hook: ${hookType}.`, 'NotImplemented', 501)
    const schema = this.hookSchemas?.[hookType]
    if (schema !== undefined) validateSchema(data.hookInputs, schema, { exempt })
    return this.performRequest(performHook, data)
  }

  /** Runs a function of the definition; a response that it returns stands for what it says. */
  protected async performRequest<Data extends ExecuteInput<Settings, Unchecked, AudienceSettings>>(
    perform: (request: RequestClient, data: Data) => unknown,
    data: Data,
  ): Promise<Unchecked> {
    const answer = await perform(this.createRequestClient(data), data)
    return answer instanceof Response ? contentOf(answer) : answer
  }

  protected createRequestClient(data: ExecuteInput<Settings, Unchecked, AudienceSettings>): RequestClient {
    const { fetch } = this.services
    return createRequestClient(fetch === undefined ? {} : { fetch }, this.extendRequest?.(data) ?? {}, {
      afterResponse: [this.#tellOfResponse],
      statsContext: data.statsContext,
      signal: data.signal,
    })
  }

  readonly #tellOfResponse: AfterResponseHook = (request, options, response) => {
    const told: DecoratedResponse = Object.assign(response as DecoratedResponse, { request, options })
    for (const listener of this.#listeners) listener(told)
    return told
  }
}

const isRequestFn = (value: unknown): value is RequestFn<Unchecked, Unchecked> => typeof value === 'function'

function schemasOfHooks({
  hooks = {},
}: ActionDefinition<Unchecked> | AsyncActionDefinition<Unchecked>): Record<string, JsonSchema> | undefined {
  const schemas = Object.entries(hooks).flatMap(([name, hook]) => {
    if (hook?.inputFields === undefined) return []
    // Where choices come from is not said in a schema.
    const fields = Object.entries(hook.inputFields).map(([key, { dynamic: _, ...field }]) => [key, field])
    return [[name, fieldsToJsonSchema(Object.fromEntries(fields))] as const]
  })
  return schemas.length === 0 ? undefined : Object.fromEntries(schemas)
}
