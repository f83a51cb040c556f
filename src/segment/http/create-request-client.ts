import type { AllRequestOptions, RequestClient } from '../types/request.js'
import { basicAuthorization } from './basic-authorization.js'
import { createInstance, type RequestInstance } from './create-instance.js'
import { describeHeaders } from './describe-headers.js'
import { expectObject } from './merge-options.js'
import { readResponse } from './read-response.js'

const base = createInstance({
  headers: { 'user-agent': 'Segment (Actions)' },
  beforeRequest: [basicAuthorization],
  afterResponse: [readResponse, describeHeaders],
})

/**
 * The client that definitions are given, with each of the options laid over those before: it knows basic
 * authentication and reads what comes back. Options are merged at the first request, for most actions send one or none.
 */
export default function createRequestClient(...options: readonly AllRequestOptions[]): RequestClient
export default function createRequestClient(...options: readonly AllRequestOptions[]) {
  for (const some of options) expectObject(some)
  let client: RequestInstance | undefined
  return (url: string, some?: AllRequestOptions) => {
    client ??= options.reduce((extended, more) => extended.extend(more), base)
    return client(url, some)
  }
}
