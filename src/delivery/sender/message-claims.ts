/** The messages that are being handed over: a copy that comes meanwhile waits for what becomes of the first. */
export class MessageClaims {
  readonly #ends = new Map<string, Promise<void>>()

  /** Resolves when none of the messages is claimed any longer, with the claim on all of them: what ends it. */
  async claim(ids: readonly string[]): Promise<() => void> {
    for (;;) {
      const ends = ids.flatMap((id) => this.#ends.get(id) ?? [])
      if (ends.length === 0) return this.#begin(ids)
      await Promise.all(ends)
    }
  }

  #begin(ids: readonly string[]): () => void {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    for (const id of ids) this.#ends.set(id, ended)
    return () => {
      for (const id of ids) this.#ends.delete(id)
      end()
    }
  }
}
