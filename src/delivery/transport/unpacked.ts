import { pipeline, type Readable, type Transform } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The codings that answers are asked to come in. */
export const acceptedCodings = 'gzip, br'

/**
 * A body as it was before it was packed for the way (RFC 9110, 8.4). It is unpacked as it is read, so that whoever reads a part
 * of it has unpacked no more than that: a few bytes can unpack to any number. A coding that was not asked for stays.
 */
export function unpacked(body: Readable, codings: string | undefined): Readable {
  const names = (codings ?? '').split(',').map((name) => name.trim().toLowerCase())
  const unpackers = names
    .filter((name) => name !== '' && name !== 'identity')
    .map((name) => unpackersOf[name])
  if (unpackers.length > mostCodings) return body
  // The last one that was packed is the first to be unpacked.
  return unpackers.reverse().reduce<Readable>((packed, unpacker) => {
    if (unpacker === undefined) return packed
    // Whoever reads it is told what goes wrong.
    return pipeline(packed, unpacker(), () => {})
  }, body)
}

/** Nobody packs more than twice. */
const mostCodings = 2

/** An answer may have nothing to unpack, and what ends too early is told by the connection. */
const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH }
const lenientBrotli = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
}

const unpackersOf: { readonly [coding: string]: () => Transform } = {
  gzip: () => createGunzip(lenient),
  'x-gzip': () => createGunzip(lenient),
  deflate: () => createInflate(lenient),
  br: () => createBrotliDecompress(lenientBrotli),
}
