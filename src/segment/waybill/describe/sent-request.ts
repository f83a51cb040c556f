/** A request as it would have gone out, taken apart. */
export interface SentRequest {
  readonly method: string
  /** Without the query. */
  readonly url: string
  readonly query: Texts
  /** But those that every request has. */
  readonly headers: Texts
  /** The name and the password of basic authentication. */
  readonly basic: Texts | undefined
  readonly body: { readonly kind: 'json' | 'form' | 'text'; readonly value: unknown } | undefined
}

type Texts = Readonly<Record<string, string>>

const usual = ['user-agent', 'content-type', 'content-length', 'host']

/** Takes apart what a client gives to `fetch`. */
export function sentRequest(address: string, init: RequestInit = {}): SentRequest {
  const url = new URL(address)
  const { authorization, ...headers } = Object.fromEntries(new Headers(init.headers))
  const basic = basicIn(authorization)
  const own = basic === undefined && authorization !== undefined ? { authorization, ...headers } : headers
  const type = headers['content-type'] ?? ''
  return {
    method: init.method ?? 'GET',
    url: urlAsSent(address),
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(Object.entries(own).filter(([name]) => !usual.includes(name))),
    basic,
    body: typeof init.body === 'string' ? bodyOf(init.body, type) : undefined,
  }
}

/** An address as the platform writes it, without its query and its escapes; what is none stays as it is. */
export function urlAsSent(address: string): string {
  if (!URL.canParse(address)) return address
  const { origin, pathname } = new URL(address)
  try {
    return decodeURIComponent(`${origin}${pathname}`)
  } catch {
    // A percent sign that escapes nothing.
    return `${origin}${pathname}`
  }
}

function basicIn(authorization: string | undefined): Texts | undefined {
  const [, encoded] = /^Basic (.+)$/.exec(authorization ?? '') ?? []
  if (encoded === undefined) return undefined
  const [username = '', ...password] = atob(encoded).split(':')
  return { username, password: password.join(':') }
}

function bodyOf(text: string, type: string): SentRequest['body'] {
  if (type.includes('application/x-www-form-urlencoded'))
    return { kind: 'form', value: Object.fromEntries(new URLSearchParams(text)) }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'text', value: text }
  }
}
