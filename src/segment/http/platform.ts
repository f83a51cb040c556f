/** The platform's own, under the names by which definitions and their tests import them. */
export const { Request, Response, Headers } = globalThis

/** `globalThis.fetch`, as it is when it is called. */
export const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init)
