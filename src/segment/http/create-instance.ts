import type { AllRequestOptions, RequestOptions } from '../types/request.js'
import { refusalOf } from './address.js'
import { HTTPError } from './http-error.js'
import { type MergeableOptions, mergeOptions } from './merge-options.js'
import { type PreparedRequest, prepareRequest } from './prepare-request.js'
import { sendRequest } from './send-request.js'

export interface RequestInstance {
  /** Throws where there is no such request. Rejects where its address is none, and where it fails. */
  <Answer extends Response = Response>(url: string, options?: RequestOptions): Promise<Answer>
  /** A client with these options laid over those that it has. */
  extend(options: AllRequestOptions): RequestInstance
}

/** A client that does nothing to requests and responses but what its options say. */
export function createInstance(defaults: MergeableOptions = {}): RequestInstance {
  const client = <Answer extends Response>(url: string, options: RequestOptions = {}): Promise<Answer> => {
    const merged = mergeOptions(defaults, options)
    const refusal = refusalOf(url)
    return refusal === undefined ? execute(prepareRequest(url, merged)) : Promise.reject(refusal)
  }
  return Object.assign(client, {
    extend: (options: AllRequestOptions) => createInstance(mergeOptions(defaults, options)),
  })
}

function execute<Answer extends Response>(first: PreparedRequest): Promise<Answer>
async function execute(first: PreparedRequest): Promise<Response> {
  const prepared = await beforeRequest(first)
  const { request, options } = prepared
  const response = await afterResponse(prepared, await sendRequest(prepared))
  if (!response.ok && options.throwHttpErrors) throw new HTTPError(response, request, options)
  return response
}

async function beforeRequest(first: PreparedRequest): Promise<PreparedRequest> {
  let prepared = first
  for (const hook of first.options.beforeRequest ?? []) {
    const more = await hook({ ...prepared.options })
    if (more) prepared = prepareRequest(prepared.request.url, mergeOptions(prepared.options, more))
  }
  return prepared
}

async function afterResponse({ request, options }: PreparedRequest, first: Response): Promise<Response> {
  let response = first
  for (const hook of options.afterResponse ?? []) {
    const modified = await hook(request, options, response)
    if (modified instanceof Response) response = modified
  }
  return response
}
