interface Sent {
  readonly url: string
  readonly headers: object
  readonly json: unknown
}

/** A `fetch` that gives one answer to everything, and keeps what it was asked. */
export function answering(body: unknown, status = 200): { fetch: typeof globalThis.fetch; sent: Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    fetch: async (url, init) => {
      sent.push({
        url: String(url),
        headers: Object.fromEntries(new Headers(init?.headers)),
        json: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      })
      const headers = { 'content-type': 'application/json' }
      return new Response(JSON.stringify(body), { status, headers })
    },
  }
}
