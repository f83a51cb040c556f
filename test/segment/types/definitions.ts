/** Written against the public types; the test compiles it against ours in their place. */
import type {
  ActionDefinition,
  ActionHookResponse,
  AudienceDestinationDefinition,
  AudienceMembership,
  AuthenticationScheme,
  BasicAuthentication,
  CustomAuthentication,
  DecoratedResponse,
  DestinationDefinition,
  Directive,
  DynamicFieldError,
  DynamicFieldItem,
  DynamicFieldResponse,
  ExecuteInput,
  GlobalSetting,
  InputField,
  JSONLikeObject,
  JSONObject,
  JSONPrimitive,
  JSONValue,
  Logger,
  ModifiedResponse,
  OAuth2Authentication,
  OAuth2ClientCredentials,
  PathDirective,
  Preset,
  RefreshAccessTokenResult,
  RequestClient,
  RequestFn,
  RequestOptions,
  SegmentEvent,
  StateContext,
  StatsContext,
  SubscriptionStats,
} from '@segment/actions-core'
import {
  APIError,
  createTestEvent,
  createTestIntegration,
  DEFAULT_REQUEST_TIMEOUT,
  defaultValues,
  ErrorCodes,
  getErrorCodeFromHttpStatus,
  HTTPError,
  IntegrationError,
  InvalidAuthenticationError,
  MultiStatusResponse,
  omit,
  PayloadValidationError,
  RetryableError,
  removeUndefined,
} from '@segment/actions-core'

interface Settings {
  apiKey: string
  region?: string
}

interface Payload {
  email: string
  age?: number | null
  when?: string | number
  tags?: string[]
  traits?: { [key: string]: unknown }
  items?: { sku: string; price?: number; [key: string]: unknown }[]
  enable_batching?: boolean
  batch_keys?: string[]
}

interface AudienceSettings {
  listId?: string
}

interface Found {
  users: { id: string }[]
}

const region: GlobalSetting = {
  label: 'Region',
  description: 'Where the account is.',
  type: 'string',
  choices: [
    { value: 'eu', label: 'Europe' },
    { value: 'us', label: 'America' },
  ],
  default: 'eu',
}

const email: InputField = {
  label: 'Email',
  description: 'The address.',
  type: 'string',
  format: 'email',
  required: { match: 'any', conditions: [{ fieldKey: 'age', operator: 'is', value: undefined }] },
  default: {
    '@if': {
      exists: { '@path': '$.properties.email' },
      then: { '@path': '$.properties.email' },
      else: { '@path': '$.traits.email' },
    },
  },
  category: 'hashedPII',
}

const fields: Record<string, InputField> = {
  email,
  age: { label: 'Age', description: '', type: 'integer', allowNull: true, minimum: 0, maximum: 150 },
  when: { label: 'When', description: '', type: 'datetime', default: { '@path': '$.timestamp' } },
  tags: { label: 'Tags', description: '', type: 'string', multiple: true, choices: ['a', 'b'] },
  traits: {
    label: 'Traits',
    description: '',
    type: 'object',
    defaultObjectUI: 'keyvalue',
    additionalProperties: true,
    depends_on: { conditions: [{ type: 'syncMode', operator: 'is_not', value: 'delete' }] },
  },
  items: {
    label: 'Items',
    description: '',
    type: 'object',
    multiple: true,
    properties: {
      sku: { label: 'SKU', type: 'string', required: true },
      price: { label: 'Price', type: 'number', disabledInputMethods: ['function'] },
    },
    default: { '@arrayPath': ['$.properties.products', { sku: { '@path': '$.sku' } }] },
  },
}

const headersOf: RequestFn<Settings, Payload, RequestOptions> = (_request, { settings, auth, features }) => ({
  headers: { authorization: `Bearer ${auth?.accessToken ?? settings.apiKey}` },
  timeout: features?.patient === true ? false : 30_000,
  searchParams: { strict: true, page: 1 },
})

async function find(request: RequestClient, { settings, payload }: ExecuteInput<Settings, Payload>) {
  const { data, headers } = await request<Found>(`https://${settings.region}.example.com/users`, {
    method: 'get',
    searchParams: new URLSearchParams({ email: payload.email }),
    throwHttpErrors: false,
  })
  const [first] = data.users
  return { id: first?.id, limit: headers.toJSON()['x-limit'] }
}

async function choices(request: RequestClient): Promise<DynamicFieldResponse> {
  try {
    const answer: ModifiedResponse<{ names: string[] }> = await request('https://example.com/names')
    const items: DynamicFieldItem[] = answer.data.names.map((name) => ({ label: name, value: name }))
    return { choices: items, nextPage: '2' }
  } catch (thrown) {
    const error: DynamicFieldError = { code: '500', message: (thrown as Error).message }
    return { choices: [], error }
  }
}

const upsert: ActionDefinition<Settings, Payload, AudienceSettings, { name?: string }, { id: string }> = {
  title: 'Upsert',
  description: 'Makes or changes a user.',
  defaultSubscription: 'type = "identify"',
  platform: 'cloud',
  fields: {
    ...fields,
    batch_keys: { label: 'Keys', description: '', type: 'string', multiple: true, default: ['email'] },
  },
  syncMode: {
    label: 'Mode',
    description: '',
    default: 'upsert',
    choices: [
      { label: 'Upsert', value: 'upsert' },
      { label: 'Delete', value: 'delete' },
    ],
  },
  dynamicFields: {
    email: choices,
    traits: { __keys__: choices, __values__: choices },
    items: { sku: choices, __keys__: choices },
  },
  hooks: {
    onMappingSave: {
      label: 'Make a list',
      description: '',
      inputFields: { name: { label: 'Name', description: '', type: 'string', dynamic: choices } },
      outputTypes: { id: { label: 'Id', description: '', type: 'string', required: true } },
      performHook: async (_request, { hookInputs }): Promise<ActionHookResponse<{ id: string }>> =>
        hookInputs?.name === undefined
          ? { error: { message: 'A list has a name.', code: 'NAME' } }
          : { successMessage: 'made', savedData: { id: '1' } },
    },
  },
  perform: async (request, data) => {
    const { payload, audienceSettings, audienceMembership, hookOutputs, syncMode, matchingKey } = data
    const entered: AudienceMembership = audienceMembership
    const list: string | undefined = audienceSettings?.listId ?? hookOutputs?.onMappingSave?.id
    if (syncMode === 'delete' || entered === false) return find(request, data)
    return request<Found>('https://example.com/users', {
      ...(await headersOf(request, data)),
      method: 'POST',
      json: { ...payload, list, matchingKey },
    })
  },
  performBatch: (request, { payload, audienceMembership }) =>
    request('https://example.com/users/batch', {
      method: 'put',
      json: payload.map(({ email }, at) => ({ email, entered: audienceMembership?.[at] })),
    }),
}

const custom: CustomAuthentication<Settings> = {
  scheme: 'custom',
  fields: { apiKey: { label: 'Key', description: '', type: 'password', required: true }, region },
  testAuthentication: (request, { settings, auth }) =>
    request(`https://example.com/${settings.region}`, {
      username: settings.apiKey,
      password: auth.accessToken,
    }),
}

const basic: BasicAuthentication<Settings> = { ...custom, scheme: 'basic' }

const oauth: OAuth2Authentication<Settings> = {
  ...custom,
  scheme: 'oauth2',
  refreshAccessToken: async (request, { auth }) => refreshed(request, auth),
}

async function refreshed(
  request: RequestClient,
  { clientId, clientSecret, refreshToken }: OAuth2ClientCredentials,
): Promise<RefreshAccessTokenResult> {
  const { data } = await request<{ token: string }>('https://example.com/token', {
    method: 'POST',
    body: new URLSearchParams({ clientId, clientSecret, refreshToken }),
  })
  return { accessToken: data.token }
}

const schemes: AuthenticationScheme<Settings>[] = [custom, basic, oauth]

const presets: Preset[] = [
  { name: 'All', type: 'automatic', partnerAction: 'upsert', subscribe: 'type = "identify"', mapping: {} },
  {
    name: 'Entered',
    type: 'specificEvent',
    partnerAction: 'upsert',
    eventSlug: 'warehouse_audience_entered_track',
    mapping: { email: { '@path': '$.traits.email' } },
  },
]

export const destination: DestinationDefinition<Settings> = {
  name: 'Typed',
  slug: 'typed',
  mode: 'cloud',
  description: '',
  authentication: oauth,
  extendRequest: ({ settings, auth, payload }) => ({
    headers: { 'x-key': settings.apiKey, 'x-token': auth?.accessToken ?? '', 'x-user': String(payload) },
    responseType: 'json',
  }),
  presets,
  onDelete: async (request, { payload: { userId, anonymousId } }) =>
    request('https://example.com/users', { method: 'DELETE', json: { userId: userId ?? anonymousId } }),
  actions: { upsert },
}

export const audience: AudienceDestinationDefinition<Settings, AudienceSettings> = {
  ...destination,
  audienceFields: { listId: { label: 'List', description: '', type: 'string' } },
  audienceConfig: {
    mode: { type: 'synced', full_audience_sync: false },
    createAudience: async (request, { settings, audienceName, audienceSettings, statsContext, personas }) => {
      statsContext?.statsClient.incr('audience', 1, statsContext.tags)
      await request('https://example.com/lists', {
        headers: { key: settings.apiKey },
        json: { audienceName },
      })
      return { externalId: audienceSettings?.listId ?? personas?.computation_id ?? '' }
    },
    getAudience: async (_request, { externalId }) => ({ externalId }),
  },
  actions: { upsert },
}

/** What the functions of definitions do with values of the kit. */
export async function values(request: RequestClient, payloads: Payload[], context?: StatsContext) {
  const response = new MultiStatusResponse()
  for (const [place, payload] of payloads.entries()) {
    const sent = removeUndefined(
      omit(payload, ['enable_batching', 'batch_keys']),
    ) as unknown as JSONLikeObject
    if (payload.email === '') throw new PayloadValidationError('An address is needed.')
    try {
      const { status, data } = await request<Found>('https://example.com', {
        timeout: DEFAULT_REQUEST_TIMEOUT,
      })
      response.setSuccessResponseAtIndex(place, { status, sent, body: { found: data.users.length } })
    } catch (error) {
      if (!(error instanceof HTTPError)) throw error
      const { status } = error.response
      if (status === 401) throw new InvalidAuthenticationError('No.', ErrorCodes.INVALID_AUTHENTICATION)
      if (status === 429) throw new RetryableError('Slow.', 429)
      if (status > 500) throw new APIError(error.message, status)
      if (status === 410) throw new IntegrationError('Gone.', ErrorCodes.GONE, status)
      const errortype = getErrorCodeFromHttpStatus(status)
      response.setErrorResponseAtIndex(place, { status, errortype, errormessage: error.message, sent })
      context?.statsClient.incr(errortype, 1, context.tags)
    }
  }
  return response
}

/** What their tests do. */
export async function tested() {
  const integration = createTestIntegration(destination)
  const event = createTestEvent({ type: 'identify', traits: { email: 'ann@example.com' } })
  const settings: Settings = { apiKey: 'k' }
  const mapping = defaultValues(upsert.fields) as JSONObject
  const responses = await integration.testAction('upsert', {
    event,
    settings,
    mapping,
    useDefaultMappings: true,
  })
  await integration.testBatchAction('upsert', { events: [event], settings, mapping, features: { x: true } })
  await integration.testAuthentication(settings)
  const choices = await integration.testDynamicField('upsert', 'email', { settings, payload: {} })
  const body: unknown = responses[0]?.options.json
  return { body, results: integration.results[0]?.multistatus, choices, status: responses[0]?.status }
}

const event: SegmentEvent = {
  type: 'track',
  event: 'Ordered',
  userId: null,
  properties: { total: 1, products: [{ sku: 'a' }] },
  context: { personas: { computation_key: 'k' }, page: { url: 'https://example.com' } },
  timestamp: new Date(0),
}

const mapping: JSONObject = { email: { '@path': '$.properties.email' }, list: [1, 'a', null, true] }
const listed: JSONValue[] = [mapping, 'text', null]
const primitive: JSONPrimitive = 1
const path: PathDirective = { '@path': '$.userId' }
const directives: Directive[] = [path, { '@template': '{{userId}}' }, { '@liquid': '{{ userId }}' }]
const anything: JSONLikeObject = { when: new Date(0), nothing: undefined, 3: [1] }

export function report(
  stats: SubscriptionStats,
  logger: Logger,
  context: StatsContext,
  state: StateContext,
): void {
  logger.info(stats.action, String(stats.duration))
  context.statsClient.histogram('duration', stats.duration, context.tags)
  state.setResponseContext('key', stats.subscribe, { hour: 1 })
}

export const bodyOf = (response: DecoratedResponse): unknown => response.options.json ?? response.request.url
export const all = { event, listed, primitive, directives, anything, schemes }
