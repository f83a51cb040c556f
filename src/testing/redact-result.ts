import { type Destination, declaresTarget, secretForms, secretValues } from '../actions/index.js'
import { longestFirst, redactValue } from '../engine/secret-texts.js'
import type { TestedConfig } from './bench.js'
import type { Found } from './expectation.js'
import { redactRequest, type Secrets } from './redact-requests.js'

/** What must not be shown of what comes of a connection. */
export function secretsOfTest(
  { settings, auth, actions }: Destination,
  { settings: given, subscriptions }: TestedConfig,
): Secrets {
  const header = auth?.type === 'header' ? auth.name : auth?.type === 'hmac' ? auth.header : undefined
  const fields = subscriptions.flatMap(({ action }) => actions[action]?.fields ?? [])
  return {
    texts: longestFirst(secretValues(settings, given).flatMap(secretForms)),
    ...(header === undefined ? {} : { header: header.toLowerCase() }),
    hidesPath: fields.some(declaresTarget),
  }
}

/** The same result, as it may be printed. */
export function redactResult({ requests, ...rest }: Found, secrets: Secrets): object {
  const others = Object(redactValue(rest, secrets.texts))
  return requests === undefined
    ? others
    : { requests: requests.map((request) => redactRequest(request, secrets)), ...others }
}
