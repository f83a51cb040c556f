/**
 * The name of what kept an answer away: `ECONNRESET`, `UND_ERR_SOCKET`. Never a message, which can hold an address, and
 * never text that is no name.
 */
export function networkError(error: unknown): string {
  const codes = causesOf(error).flatMap(({ code }) => (isName(code) ? [code] : []))
  return codes.at(-1) ?? 'NETWORK_ERROR'
}

/** An error and what caused it, as far down as it can matter. */
function causesOf(error: unknown, depth = 4): readonly { readonly code: unknown }[] {
  if (!(error instanceof Error) || depth === 0) return []
  return [{ code: 'code' in error ? error.code : undefined }, ...causesOf(error.cause, depth - 1)]
}

const isName = (code: unknown): code is string =>
  typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code)
