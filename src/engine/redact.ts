import { declaresTarget } from '../actions/index.js'
import { setOwn } from '../json/own.js'
import { isObject } from '../json/value.js'
import type { Delivery, OutboundRequest } from './delivery.js'
import type { PreparedConnection } from './steps/step.js'

const hidden = '•••'

/** Header names that hold credentials, whoever set them. */
const secretHeader = /authorization|token|secret|api-?key|password|cookie|signature/i

/** A delivery without its secrets (definitions.md, Auth): the same shape, for printing. */
export function redactDelivery(delivery: Delivery, connection: PreparedConnection): Delivery {
  const secrets = secretsOf(connection)
  const action = connection.destination.actions.get(delivery.action)
  const hidesPath = action !== undefined && declaresTarget(action.definition.fields)
  return {
    ...delivery,
    requests: delivery.requests.map((request) => redactRequest(request, secrets, hidesPath, connection)),
  }
}

function redactRequest(
  request: OutboundRequest,
  secrets: readonly string[],
  hidesPath: boolean,
  { destination }: PreparedConnection,
): OutboundRequest {
  const headers = Object.entries(request.headers).map(([name, value]) => {
    const isSecret = destination.secretHeaders.includes(name) || secretHeader.test(name)
    return [name, isSecret ? hidden : redactText(value, secrets)]
  })
  const url = redactText(request.url, secrets)
  return {
    ...request,
    url: hidesPath ? `${new URL(request.url).origin}/${hidden}` : url,
    headers: Object.fromEntries(headers),
    ...(request.json === undefined ? {} : { json: redactValue(request.json, secrets) }),
    ...(request.text === undefined ? {} : { text: redactText(request.text, secrets) }),
  }
}

/** The values of the settings that are marked as secrets, the longest first, as texts and as parts of a URL. */
function secretsOf({ destination, constants }: PreparedConnection): readonly string[] {
  const { settings } = constants
  const values = destination.secretSettings.map((name) => (isObject(settings) ? settings[name] : undefined))
  const texts = values.filter((value) => typeof value === 'string' && value !== '').map(String)
  return texts.flatMap((text) => [text, encodeURIComponent(text)]).sort((a, b) => b.length - a.length)
}

const redactText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)

function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return redactText(value, secrets)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets))
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value))
    setOwn(copy, redactText(key, secrets), redactValue(item, secrets))
  return copy
}
