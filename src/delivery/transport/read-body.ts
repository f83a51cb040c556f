/** The beginning of a body as text, and whether it ends early. */
export interface ReadBody {
  readonly text: string
  readonly truncated: boolean
}

/** Reads a body, never more than `maxBytes` of it: then the rest is given up, with its connection. */
export async function readBody(
  chunks: AsyncIterable<Uint8Array> | null,
  maxBytes: number,
): Promise<ReadBody> {
  const decoder = new TextDecoder()
  let text = ''
  let left = maxBytes
  for await (const chunk of chunks ?? []) {
    const part = chunk.subarray(0, left)
    left -= part.length
    text += decoder.decode(part, { stream: true })
    if (part.length < chunk.length) return { text, truncated: true }
  }
  return { text: text + decoder.decode(), truncated: false }
}
