import {
  bodyKinds,
  declaresTarget,
  type ObjectSchema,
  type OutboundRequest,
  secretValues,
  targetValues,
} from '../actions/index.js'
import { isObject } from '../json/value.js'
import type { Delivery } from './delivery.js'
import { hidden, longestFirst, redactText, redactValue } from './secret-texts.js'
import type { PreparedConnection } from './steps/step.js'

/** Header names that hold credentials, whoever set them. */
export const secretHeader = /authorization|token|secret|api-?key|password|cookie|signature/i

/**
 * Hides the secrets of a connection's deliveries (definitions.md, Auth): credentials, the values of secret settings
 * wherever they stand, and the path of an address that a mapping gave. The shape of a delivery stays.
 */
export function compileRedaction(
  { destination }: PreparedConnection,
  secrets: readonly string[],
): (delivery: Delivery) => Delivery {
  const { secretNames } = destination
  const isSecretHeader = (name: string) => secretNames.headers.includes(name) || secretHeader.test(name)

  function redactRequest(request: OutboundRequest, hidesPath: boolean): OutboundRequest {
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      isSecretHeader(name) ? hidden : redactText(value, secrets),
    ])
    return {
      ...request,
      url: hidesPath ? hidePath(request.url) : redactText(hideQuery(request.url, secretNames.query), secrets),
      headers: Object.fromEntries(headers),
      idempotencyKey: redactText(request.idempotencyKey, secrets),
      ...redactBody(request, secretNames.body, secrets),
    }
  }

  /** Calls, and what is kept for the answers: of payloads also the fields that are secrets themselves. */
  function redactRest({ commands, context, action }: Delivery): Partial<Delivery> {
    const fields = destination.actions.get(action)?.definition.fields
    const payloads = context === undefined ? [] : [context.payload, ...(context.items ?? [])]
    const own = fields === undefined ? [] : payloads.flatMap((payload) => shownSecrets(fields, payload))
    return {
      ...(commands === undefined ? {} : { commands: redactCommands(commands, secrets) }),
      ...(context === undefined
        ? {}
        : { context: redactContext(context, longestFirst([...secrets, ...own])) }),
    }
  }

  return (delivery) => {
    const action = destination.actions.get(delivery.action)
    const hidesPath = action !== undefined && declaresTarget(action.definition.fields)
    const requests = delivery.requests.map((request) => redactRequest(request, hidesPath))
    return { ...delivery, requests, ...redactRest(delivery) }
  }
}

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
