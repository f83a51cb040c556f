import { isObject } from '../../json/value.js'

/** What came back for a request, as whoever sent it tells it. Plain JSON. */
export interface Answer {
  /** The HTTP status; 0 or missing where no answer came, with what went wrong in `error`. */
  readonly status?: number
  readonly headers?: { readonly [name: string]: string }
  /** JSON where it was JSON, else text. */
  readonly body?: unknown
  /** Why there is no answer: `ECONNRESET`, `ETIMEDOUT`. */
  readonly error?: string
  /** The request had been sent with a token that was asked for anew, so another one would not help. */
  readonly refreshed?: boolean
  /** The body was longer than whoever received it reads, and ends early. */
  readonly truncated?: boolean
}

/** The answers there are so far, by the ids of their requests. */
export type Answers = { readonly [requestId: string]: Answer }

/** An answer as rules and templates see it: `$.response`, `$.steps.<id>`. */
export interface ReadAnswer {
  readonly status: number
  /** Lower-case names. */
  readonly headers: { readonly [name: string]: string }
  readonly body: unknown
}

/** The answer in the form that templates read, whatever was put in its place. */
export function readAnswer({ status, headers, body }: Answer): ReadAnswer {
  return {
    status: typeof status === 'number' ? status : 0,
    headers: lowerNames(headers),
    body: typeof body === 'string' ? parsed(body) : body,
  }
}

function lowerNames(headers: unknown): ReadAnswer['headers'] {
  const entries = Object.entries(isObject(headers) ? headers : {})
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]))
}

/** Who sends requests may not have looked into a text that is JSON. */
function parsed(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
