/** How many schemas are looked at: one that names another twice, and so on, would have no end. */
export class SchemaCount {
  readonly most = 500
  #left = this.most

  /** Whether one more may be looked at. */
  take(): boolean {
    this.#left -= 1
    return this.#left >= 0
  }
}
