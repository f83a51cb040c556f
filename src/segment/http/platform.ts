/** The platform's own, under the names by which definitions and their tests import them. */
export const Request: typeof globalThis.Request = globalThis.Request
export const Response: typeof globalThis.Response = globalThis.Response
export const Headers: typeof globalThis.Headers = globalThis.Headers

/** `globalThis.fetch`, as it is when it is called. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)
