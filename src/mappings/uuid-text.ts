import { bytesToHex } from '@noble/hashes/utils.js'

/** The UUID of a version that holds the first bytes of a hash (RFC 9562, sections 5.4 and 5.5). */
export function uuidText(hash: Uint8Array, version: 4 | 5): string {
  const bytes = hash.slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | (version << 4)
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
