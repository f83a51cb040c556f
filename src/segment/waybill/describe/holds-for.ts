import isEqual from 'lodash/isEqual.js'
import { applyMapping } from '../../../mappings/index.js'
import type { Unchecked } from '../../types/unchecked.js'
import type { InferredRequest } from './infer-request.js'
import type { Scope } from './known-values.js'
import type { ObservedRun } from './observed-run.js'
import { type SentRequest, urlAsSent } from './sent-request.js'

/** Whether a run sent what the template gives; what sent nothing, or something unknown, tells nothing. */
export function holdsFor(
  inferred: InferredRequest,
  { requests: [sent] }: ObservedRun,
  scope: Scope,
): boolean {
  if (sent === undefined || inferred.unknown.length > 0) return true
  return isEqual(withoutEmpty(sent), withoutEmpty(filled(inferred, scope)))
}

function filled({ request, auth }: InferredRequest, scope: Scope): Partial<SentRequest> {
  const give = (mapping: Unchecked): Unchecked =>
    mapping === undefined ? undefined : applyMapping(mapping, scope)
  const { method, url, query = {}, headers = {}, json, form, text } = request
  const kind = json !== undefined ? 'json' : form !== undefined ? 'form' : 'text'
  const body = give(json ?? form ?? text)
  return {
    method: give(method),
    url: urlAsSent(String(give(typeof url === 'string' ? { '@template': url } : url))),
    query: give(query),
    headers: give(headers),
    basic: auth && { username: give(auth.username), password: give(auth.password) },
    body: body === undefined ? undefined : { kind, value: body },
  }
}

const withoutEmpty = (request: Partial<SentRequest>): unknown => JSON.parse(JSON.stringify(request))
