import type { ReceivedRequest } from './stand-in.js'

/** So many bytes the bodies of what is remembered may have: those of batches fill a memory long before there are many. */
const usualRoom = 256 * 1024 * 1024

/** The latest requests, in the order in which they were answered. */
export class Remembered {
  readonly #requests: ReceivedRequest[] = []
  readonly #sizes: number[] = []
  #size = 0

  constructor(
    private readonly keep: number,
    private readonly room = usualRoom,
  ) {}

  /** Those that are remembered now; it goes on as requests come. */
  get requests(): readonly ReceivedRequest[] {
    return this.#requests
  }

  /** Remembers one; of too many, or of too large ones, the oldest are forgotten. */
  add(request: ReceivedRequest, bytes: number): void {
    this.#requests.push(request)
    this.#sizes.push(bytes)
    this.#size += bytes
    while (this.#requests.length > this.keep || (this.#size > this.room && this.#requests.length > 1)) {
      this.#requests.shift()
      this.#size -= this.#sizes.shift() ?? 0
    }
  }
}
