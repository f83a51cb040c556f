import { FetchError } from './fetch-error.js'
import type { PreparedRequest } from './prepare-request.js'
import { RequestClientError } from './request-client-error.js'
import { RequestTimeoutError } from './request-timeout-error.js'
import { TimeoutError } from './timeout-error.js'

/** Sends a request. Rejects where no answer comes: in time, before it is called off, or at all. */
export async function sendRequest(prepared: PreparedRequest): Promise<Response> {
  try {
    return await (prepared.options.timeout === false ? fetched(prepared) : withinTimeout(prepared))
  } catch (error) {
    throw errorOf(error, prepared)
  }
}

function withinTimeout(prepared: PreparedRequest): Promise<Response> {
  const { request, options, controller } = prepared
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      controller.abort()
      reject(new TimeoutError(request, options))
    }, Number(options.timeout))
    fetched(prepared)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

/** By an address and what is sent there, which every `fetch` that a host or a test puts in place understands. */
async function fetched({ address, request, options }: PreparedRequest): Promise<Response> {
  const fetch = options.fetch ?? globalThis.fetch
  const body = await bodyOf(request, options.body)
  const { target, authorization } = address
  const init: RequestInit & { agent?: unknown } = {
    method: request.method,
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...Object.fromEntries(request.headers),
    },
    redirect: request.redirect,
    signal: options.signal ?? null,
  }
  if (body !== undefined) init.body = body
  if (options.agent !== undefined) init.agent = options.agent
  return fetch(target, init)
}

/** The body as it was given where it is text, and else the bytes that the request's headers speak of. */
async function bodyOf(request: Request, given: unknown): Promise<BodyInit | undefined> {
  if (typeof given === 'string') return given
  if (given instanceof URLSearchParams) return given.toString()
  return request.body === null ? undefined : request.clone().arrayBuffer()
}

function errorOf(error: unknown, { request, options: { signal } }: PreparedRequest): unknown {
  if (!(error instanceof Error) || error instanceof TimeoutError) return error
  if (signal?.aborted === true || error.name === 'AbortError') return abortError(signal?.reason)
  return error.cause instanceof Error ? new FetchError(request.url, error.cause) : error
}

const abortError = (reason: unknown): Error =>
  reason instanceof Error && reason.name === 'TimeoutError'
    ? new RequestTimeoutError()
    : new RequestClientError()
