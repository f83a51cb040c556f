import { hidePath, secretHeader } from '../engine/redact.js'
import { hidden, redactValue } from '../engine/secret-texts.js'
import { textOf } from '../json/text.js'
import { isObject } from '../json/value.js'

/** What must not be shown of requests. */
export interface Secrets {
  /** The secrets themselves, in every form; the longest first. */
  readonly texts: readonly string[]
  /** A header that holds a credential, in lower case, whatever its name looks like. */
  readonly header?: string
  /** Whether whoever knows an address may post to it. */
  readonly hidesPath: boolean
}

/** A request as it may be printed, whatever its form: one that is expected may be wrong. */
export function redactRequest(request: unknown, secrets: Secrets): unknown {
  if (!isObject(request)) return redactValue(request, secrets.texts)
  const { url, headers } = request
  return redactValue(
    {
      // In the order in which they are written.
      ...request,
      ...(url === undefined ? {} : { url: secrets.hidesPath ? hidePath(textOf(url)) : url }),
      ...(headers === undefined ? {} : { headers: redactHeaders(headers, secrets.header) }),
    },
    secrets.texts,
  )
}

function redactHeaders(headers: unknown, secretName: string | undefined): unknown {
  if (!isObject(headers)) return headers
  const isSecret = (name: string) => secretHeader.test(name) || name.toLowerCase() === secretName
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSecret(name) ? hidden : value]),
  )
}
