/** What is being worked on, by names, such as messages that are handed over: whoever comes for the same meanwhile waits. */
export class Claims {
  readonly #ends = new Map<string, Promise<void>>()

  /** Resolves when none of the names is claimed any longer, with the claim on all of them: what ends it. */
  async claim(names: readonly string[]): Promise<() => void> {
    for (;;) {
      const ends = names.flatMap((name) => this.#ends.get(name) ?? [])
      if (ends.length === 0) return this.#begin(names)
      await Promise.all(ends)
    }
  }

  #begin(names: readonly string[]): () => void {
    let end = () => {}
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    for (const name of names) this.#ends.set(name, ended)
    return () => {
      for (const name of names) this.#ends.delete(name)
      end()
    }
  }
}
