import { bodyKinds, declaresTarget, type OutboundRequest } from '../actions/index.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import type { Delivery } from './delivery.js'
import type { PreparedConnection } from './steps/step.js'

const hidden = '•••'

/** Header names that hold credentials, whoever set them. */
const secretHeader = /authorization|token|secret|api-?key|password|cookie|signature/i

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
      ...redactBody(request, secrets),
    }
  }

  return (delivery) => {
    const action = destination.actions.get(delivery.action)
    const hidesPath = action !== undefined && declaresTarget(action.definition.fields)
    return { ...delivery, requests: delivery.requests.map((request) => redactRequest(request, hidesPath)) }
  }
}

function hidePath(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}/${hidden}` : hidden
}

/** The body, whatever its kind. */
function redactBody(request: OutboundRequest, secrets: readonly string[]): object {
  const kinds = bodyKinds.filter(({ key }) => request[key] !== undefined)
  return Object.fromEntries(kinds.map(({ key }) => [key, redactValue(request[key], secrets)]))
}

/** The values of secret settings, as texts and as parts of a URL; the longest first. */
function secretsOf({ destination, constants }: PreparedConnection): readonly string[] {
  const forms = destination.secretValuesOf(constants.settings).flatMap((text) => [text, ...encoded(text)])
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}

/** As it would stand in a URL; a text with half a character can not stand there. */
function encoded(text: string): readonly string[] {
  try {
    return [encodeURIComponent(text)]
  } catch {
    return []
  }
}

const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)

/** A copy where a secret stands in it, else the value itself. */
function redactValue(value: unknown, secrets: readonly string[]): unknown {
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
