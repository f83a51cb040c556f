/** What of an API could not be carried over, and why: told to whoever asked for it. */
export class Losses {
  readonly #told = new Set<string>()

  /** `what` names a part of the API, `why` says what becomes of it. */
  add(what: string, why: string): void {
    this.#told.add(`${what}: ${why}`)
  }

  /** Each once, in the order in which they came. */
  get list(): readonly string[] {
    return [...this.#told]
  }
}
