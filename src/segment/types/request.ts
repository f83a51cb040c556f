import type { AudienceMembership } from './audience.js'
import type { ExecuteInput } from './execute-input.js'
import type { StatsContext } from './services.js'
import type { MaybePromise } from './type-operators.js'
import type { Unchecked } from './unchecked.js'

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD'

/** An agent that holds connections, such as `https.Agent`; it is destroyed when the answer has been read. */
export interface ConnectionAgent {
  destroy(): void
}

export interface RequestOptions extends Omit<RequestInit, 'headers' | 'signal'> {
  /** Laid over those of the clients that this one extends, whatever the case; `undefined` takes one away. */
  headers?: Record<string, string>
  /** Sent as JSON, in place of `body`. */
  json?: unknown
  method?: Method | Lowercase<Method>
  /** With `password`: HTTP basic authentication. */
  username?: string
  password?: string
  /** The query, in place of the one that the URL has. */
  searchParams?: URLSearchParams | Record<string, string | number | boolean>
  /** Whether an answer outside 200 to 299 rejects with an `HTTPError`: unless it is `false`. */
  throwHttpErrors?: boolean
  /** Milliseconds; `false` waits for ever, as a `signal` does unless this is given too. */
  timeout?: number | false
  /** Reads the response itself and not a copy: `text()` and its like find it empty afterwards. */
  skipResponseCloning?: boolean
  agent?: ConnectionAgent
  signal?: AbortSignal | null | undefined
}

export interface AllRequestOptions extends RequestOptions {
  beforeRequest?: BeforeRequestHook[]
  afterResponse?: AfterResponseHook[]
  statsContext?: StatsContext | undefined
  /** What the request goes through, in place of `globalThis.fetch`, which is looked up at each request. */
  fetch?: typeof globalThis.fetch | undefined
}

/** The options of a request as it is sent. */
export interface NormalizedOptions extends Omit<AllRequestOptions, 'headers' | 'signal'> {
  headers: RequestInit['headers']
  signal?: AbortSignal | null
  method: Method
}

/** Returns options that are laid over those of the request. */
// biome-ignore lint/suspicious/noConfusingVoidType: a hook without a `return` is one too.
export type BeforeRequestHook = (options: NormalizedOptions) => MaybePromise<RequestOptions | void>

/** May return a response that takes the place of the one it is given. */
export type AfterResponseHook<Answer extends Response = Response> = (
  request: Request,
  options: NormalizedOptions,
  response: Response,
  // biome-ignore lint/suspicious/noConfusingVoidType: a hook without a `return` is one too.
) => MaybePromise<Answer | void>

/** A response that has been read. */
export interface ModifiedResponse<Data = unknown> extends Response {
  /** The body as text. */
  content: string
  /** The parsed body where it is JSON, and else the text. */
  data: unknown extends Data ? undefined | unknown : Data
  headers: Headers & { toJSON: () => Record<string, string> }
}

/** A response that an action was given, with the request behind it. */
export interface DecoratedResponse extends ModifiedResponse {
  request: Request
  options: AllRequestOptions
}

export type RequestClient = <Data = unknown>(
  url: string,
  options?: RequestOptions,
) => Promise<ModifiedResponse<Data>>

/** A function of a definition: it sends what it wants through `request`. */
export type RequestFn<
  Settings,
  Payload,
  Return = Unchecked,
  AudienceSettings = Unchecked,
  ActionHookInputs = Unchecked,
  AudienceMembershipType = AudienceMembership | AudienceMembership[],
> = (
  request: RequestClient,
  data: ExecuteInput<
    Settings,
    Payload,
    AudienceSettings,
    ActionHookInputs,
    Unchecked,
    AudienceMembershipType
  >,
) => MaybePromise<Return>

/** What all requests of a destination have in common. */
export type RequestExtension<Settings, Payload = undefined> = (
  data: ExecuteInput<Settings, Payload>,
) => RequestOptions
