import {
  bodyKinds,
  declaresTarget,
  type ObjectSchema,
  type OutboundRequest,
  secretValues,
  targetValues,
} from '../actions/index.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import type { Delivery } from './delivery.js'
import type { PreparedConnection } from './steps/step.js'

export const hidden = '•••'

/** Header names that hold credentials, whoever set them. */
export const secretHeader = /authorization|token|secret|api-?key|password|cookie|signature/i

/**
 * Hides the secrets of a connection's deliveries (definitions.md, Auth): credentials, the values of secret settings
 * wherever they stand, and the path of an address that a mapping gave. The shape of a delivery stays.
 */
export function compileRedaction(connection: PreparedConnection): (delivery: Delivery) => Delivery {
  const { destination } = connection
  const secrets = secretsOf(connection)
  const isSecretHeader = (name: string) => destination.secretHeaders.includes(name) || secretHeader.test(name)

  function redactRequest(request: OutboundRequest, hidesPath: boolean): OutboundRequest {
    const headers = Object.entries(request.headers).map(([name, value]) => [
      name,
      isSecretHeader(name) ? hidden : redactText(value, secrets),
    ])
    return {
      ...request,
      url: hidesPath ? hidePath(request.url) : redactText(request.url, secrets),
      headers: Object.fromEntries(headers),
      idempotencyKey: redactText(request.idempotencyKey, secrets),
      ...redactBody(request, secrets),
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

/** The body, whatever its kind. */
function redactBody(request: OutboundRequest, secrets: readonly string[]): object {
  const kinds = bodyKinds.filter(({ key }) => request[key] !== undefined)
  return Object.fromEntries(kinds.map(({ key }) => [key, redactValue(request[key], secrets)]))
}

function secretsOf({ destination, constants }: PreparedConnection): readonly string[] {
  return secretForms(destination.secretValuesOf(constants.settings))
}

/** Secrets as texts and as parts of a URL or of a JSON text; the longest first. */
export function secretForms(secrets: readonly string[]): readonly string[] {
  const forms = secrets.flatMap((text) => [text, ...encoded(text)])
  return longestFirst(forms)
}

/** One secret can be a part of another. */
const longestFirst = (secrets: readonly string[]): readonly string[] =>
  [...new Set(secrets)].sort((a, b) => b.length - a.length)

/** As it would stand in JSON text and in a URL; a text with half a character can not stand in a URL. */
function encoded(text: string): readonly string[] {
  const inJson = JSON.stringify(text).slice(1, -1)
  try {
    return [inJson, encodeURIComponent(text)]
  } catch {
    return [inJson]
  }
}

export const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)

/** A copy where a secret stands in it, else the value itself. */
export function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (secrets.length === 0) return value
  if (typeof value === 'string') return redactText(value, secrets)
  if (Array.isArray(value)) {
    const items = value.map((item) => redactValue(item, secrets))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  return isObject(value) ? redactObject(value, secrets) : value
}

function redactObject(object: Record<string, unknown>, secrets: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  let isChanged = false
  for (const [key, item] of Object.entries(object)) {
    const name = redactText(key, secrets)
    const value = redactValue(item, secrets)
    isChanged ||= name !== key || value !== item
    setOwn(copy, name, value)
  }
  return isChanged ? copy : object
}
