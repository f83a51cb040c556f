import {
  type Answer,
  bodyKinds,
  declaresTarget,
  type ObjectSchema,
  type OutboundRequest,
  secretForms,
  secretValues,
  targetValues,
} from '../actions/index.js'
import { isObject } from '../json/value.js'
import type { Delivery } from './delivery.js'
import type { Outcome } from './outcome.js'
import { redactOutcome } from './redact-outcome.js'
import { hidden, longestFirst, redactText, redactValue } from './secret-texts.js'
import type { LinkedConnection } from './steps/step.js'

/** Header names that hold credentials, whoever set them. */
export const secretHeader = /authorization|token|secret|api-?key|password|cookie|signature/i

/** A request that was sent, and what came back. */
export interface Exchange {
  readonly request: OutboundRequest
  readonly answer: Answer
}

/** What says of a delivery how much of it is secret. */
type RedactedBy = Pick<Delivery, 'action' | 'context'>

/** What of a connection may be printed, as the same without its secrets. */
export interface Redaction {
  delivery(delivery: Delivery): Delivery
  /** `more` are secrets that the connection does not know, such as tokens. */
  exchange(delivery: RedactedBy, exchange: Exchange, more?: readonly string[]): Exchange
  /** Outcomes of a delivery: their words can come from answers, which repeat what they like. */
  outcomes(delivery: Delivery, outcomes: readonly Outcome[]): readonly Outcome[]
}

/**
 * Hides the secrets of a connection's deliveries (definitions.md, Auth): credentials, the values of secret settings
 * wherever they stand, and the path of an address that a mapping gave. The shape of a delivery stays.
 */
export function compileRedaction(
  { destination }: Pick<LinkedConnection, 'destination'>,
  secrets: readonly string[],
): Redaction {
  const { secretNames } = destination

  /** Those of an answer can be anything: whoever sends requests tells what came back. */
  function redactHeaders(headers: unknown, secrets: readonly string[]): Headers {
    const isSecret = (name: string) => secretNames.headers.includes(name) || secretHeader.test(name)
    const entries = Object.entries(isObject(headers) ? headers : {})
    return Object.fromEntries(
      entries.map(([name, value]) => [name, isSecret(name) ? hidden : redactText(String(value), secrets)]),
    )
  }

  function redactRequest(
    request: OutboundRequest,
    hidesPath: boolean,
    secrets: readonly string[],
  ): OutboundRequest {
    return {
      ...request,
      url: hidesPath ? hidePath(request.url) : redactText(hideQuery(request.url, secretNames.query), secrets),
      headers: redactHeaders(request.headers, secrets),
      idempotencyKey: redactText(request.idempotencyKey, secrets),
      ...redactBody(request, secretNames.body, secrets),
    }
  }

  function redactAnswer({ headers, body, error, ...answer }: Answer, secrets: readonly string[]): Answer {
    return {
      ...answer,
      ...(headers === undefined ? {} : { headers: redactHeaders(headers, secrets) }),
      ...(body === undefined ? {} : { body: redactValue(body, secrets) }),
      ...(error === undefined ? {} : { error: redactText(String(error), secrets) }),
    }
  }

  /** Of payloads also the fields that are secrets themselves. */
  function ownSecrets({ context, action }: RedactedBy): readonly string[] {
    const fields = destination.actions.get(action)?.definition.fields
    const payloads = context === undefined ? [] : [context.payload, ...(context.items ?? [])]
    return fields === undefined ? [] : payloads.flatMap((payload) => shownSecrets(fields, payload))
  }

  /** Calls, and what is kept for the answers. */
  function redactRest(delivery: Delivery): Partial<Delivery> {
    const { commands, context } = delivery
    return {
      ...(commands === undefined ? {} : { commands: redactCommands(commands, secrets) }),
      ...(context === undefined
        ? {}
        : { context: redactContext(context, longestFirst([...secrets, ...ownSecrets(delivery)])) }),
    }
  }

  const hidesPathOf = ({ action: name }: RedactedBy): boolean => {
    const action = destination.actions.get(name)
    return action !== undefined && declaresTarget(action.definition.fields)
  }

  /** What nobody may read in an answer to some requests of a delivery. */
  function secretsAround(
    delivery: RedactedBy,
    requests: readonly OutboundRequest[],
    more: readonly string[],
  ): readonly string[] {
    const paths = hidesPathOf(delivery) ? requests.flatMap(({ url }) => pathsIn(url)) : []
    const others = [...more, ...ownSecrets(delivery), ...paths]
    return others.length === 0 ? secrets : longestFirst([...secrets, ...others.flatMap(secretForms)])
  }

  return {
    delivery(delivery) {
      const hidesPath = hidesPathOf(delivery)
      const requests = delivery.requests.map((request) => redactRequest(request, hidesPath, secrets))
      return { ...delivery, requests, ...redactRest(delivery) }
    },
    exchange(delivery, { request, answer }, more = []) {
      const all = secretsAround(delivery, [request], more)
      return {
        request: redactRequest(request, hidesPathOf(delivery), all),
        answer: redactAnswer(answer, all),
      }
    },
    outcomes(delivery, outcomes) {
      if (outcomes.every(({ code, reason }) => code === undefined && reason === undefined)) return outcomes
      const all = secretsAround(delivery, delivery.requests, [])
      return outcomes.map((outcome) => redactOutcome(outcome, all))
    },
  }
}

type Headers = OutboundRequest['headers']

const shownSecrets = (fields: ObjectSchema, payload: unknown): readonly string[] => [
  ...secretValues(fields, payload),
  ...targetValues(fields, payload),
]

function redactCommands({ queue, calls }: Commands, secrets: readonly string[]): Commands {
  return { queue, calls: calls.map((call) => call.map((part) => redactValue(part, secrets))) }
}

type Commands = NonNullable<Delivery['commands']>
type Context = NonNullable<Delivery['context']>

function redactContext(context: Context, secrets: readonly string[]): Context {
  const { payload, items, group } = context
  const hide = (value: unknown) => redactValue(value, secrets)
  return {
    ...context,
    ...(payload === undefined ? {} : { payload: hide(payload) }),
    ...(items === undefined ? {} : { items: items.map(hide) }),
    ...(group === undefined ? {} : { group: group.map(hide) }),
  }
}

export function hidePath(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}/${hidden}` : hidden
}

/** What of an address an answer may repeat and must not: its path, by itself and with the parameters. */
function pathsIn(url: string): readonly string[] {
  if (!URL.canParse(url)) return []
  const { pathname, search } = new URL(url)
  return [pathname, `${pathname}${search}`].filter((path) => path.length > 1)
}

/** The parameters with these names, which are credentials. */
function hideQuery(url: string, names: readonly string[]): string {
  if (names.length === 0) return url
  const [address = '', ...rest] = url.split('?')
  const isHidden = (pair: string) => names.some((name) => pair.startsWith(`${encodeURIComponent(name)}=`))
  const pairs = rest.join('?').split('&')
  const shown = pairs.map((pair) => (isHidden(pair) ? `${pair.split('=')[0]}=${hidden}` : pair))
  return rest.length === 0 ? url : `${address}?${shown.join('&')}`
}

/** The body, whatever its kind. */
function redactBody(request: OutboundRequest, names: readonly string[], secrets: readonly string[]): object {
  const kinds = bodyKinds.filter(({ key }) => request[key] !== undefined)
  return Object.fromEntries(
    kinds.map(({ key }) => [key, redactValue(hideFields(request[key], names), secrets)]),
  )
}

function hideFields(body: unknown, names: readonly string[]): unknown {
  const present = isObject(body) ? names.filter((name) => Object.hasOwn(body, name)) : []
  return present.length === 0 || !isObject(body)
    ? body
    : { ...body, ...Object.fromEntries(present.map((name) => [name, hidden])) }
}
