import type { OutboundRequest } from '../../actions/index.js'
import { isObject } from '../../json/value.js'
import { findDifferences } from '../differences.js'
import { formatDifferences } from '../format-differences.js'
import { redactDifferences } from '../redact-differences.js'
import { redactRequest } from '../redact-requests.js'
import type { MatcherResult } from './result.js'
import { formatOutcomes, readTested, type Tested } from './tested.js'

/** As much of a request as a test is about; header names in upper or lower case. */
export type ExpectedRequest = { readonly [Key in keyof OutboundRequest]?: unknown }

/**
 * Whether these requests were made, no others, in this order. Every key that is expected has to fit, at any depth; one
 * that is expected to be `undefined` must not be there. Lists have to be as long. In the message credentials in headers
 * are hidden.
 */
export function toDeliver(tested: Tested, expected: readonly ExpectedRequest[]): MatcherResult {
  const { requests, outcomes } = readTested(tested, 'toDeliver')
  const sought = { requests: expected.map(withLowerCaseHeaders) }
  const differences = findDifferences(sought, { requests }, 'part')
  function message(): string {
    if (differences.length === 0) return 'expected other requests than these'
    const shown = redactDifferences(differences, redacted(sought.requests), redacted(requests), [])
    return ['the requests do not fit:', formatDifferences(shown), formatOutcomes(outcomes)].join('\n')
  }
  return { pass: differences.length === 0, message }
}

function withLowerCaseHeaders(request: ExpectedRequest): ExpectedRequest {
  const { headers } = request
  if (!isObject(headers)) return request
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  return { ...request, headers: Object.fromEntries(lower) }
}

const redacted = (requests: readonly object[]) => ({
  requests: requests.map((request) => redactRequest(request, { texts: [], hidesPath: false })),
})
