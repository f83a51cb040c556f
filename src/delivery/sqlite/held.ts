/** Which deliveries are held, and for which connection: known to this process alone, so that a new one holds nothing. */
export class Held {
  readonly #connections = new Map<number, string>()
  readonly #counts = new Map<string, number>()

  has(key: number): boolean {
    return this.#connections.has(key)
  }

  /** How many of a connection are held. */
  count(connection: string): number {
    return this.#counts.get(connection) ?? 0
  }

  keys(): readonly number[] {
    return [...this.#connections.keys()]
  }

  add(key: number, connection: string): void {
    this.#connections.set(key, connection)
    this.#counts.set(connection, this.count(connection) + 1)
  }

  delete(key: number): void {
    const connection = this.#connections.get(key)
    if (connection === undefined) return
    this.#connections.delete(key)
    const left = this.count(connection) - 1
    if (left === 0) this.#counts.delete(connection)
    else this.#counts.set(connection, left)
  }
}
