/** The UTF-8 bytes of a text in base64 (RFC 4648, section 4). */
export function encodeBase64(text: string): string {
  return encodeBase64Bytes(new TextEncoder().encode(text))
}

/** Bytes in base64 (RFC 4648, section 4). */
export function encodeBase64Bytes(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
