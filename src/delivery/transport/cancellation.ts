import { EventEmitter } from 'node:events'

/**
 * What ends a request early. undici takes an emitter in the place of a signal, and an `AbortController` for each request
 * takes as long as a quarter of the request itself; whoever needs a signal gets one.
 */
export class Cancellation extends EventEmitter {
  #controller: AbortController | undefined
  #reason: unknown

  get aborted(): boolean {
    return this.#reason !== undefined
  }

  /** Why it was ended; undefined as long as it was not. */
  get reason(): unknown {
    return this.#reason
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.aborted) this.#controller.abort(this.#reason)
    return this.#controller.signal
  }

  /** Ends it, with an error of that code; the first one counts. */
  end(code: string): void {
    if (this.aborted) return
    this.#reason = Object.assign(new Error(code), { code })
    this.#controller?.abort(this.#reason)
    this.emit('abort')
  }

  /** Rejects when it is ended: what it is given to may not listen. */
  ended(): Promise<never> {
    return new Promise((_, reject) => {
      if (this.aborted) reject(this.#reason)
      else this.once('abort', () => reject(this.#reason))
    })
  }
}
