/** Thrown inside of the parser where a path is not well formed. */
export class JsonPathProblem extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }
}

/** The text of a path, and how far it is read. */
export class Reader {
  #at = 0

  constructor(readonly text: string) {}

  get rest(): string {
    return this.text.slice(this.#at)
  }

  get isAtEnd(): boolean {
    return this.#at === this.text.length
  }

  /** Takes what a sticky expression that was made for this call matches here. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at
    const match = sticky.exec(this.text) ?? undefined
    this.#at += match?.[0].length ?? 0
    return match
  }

  /** Takes a text where it stands here. */
  take(text: string): boolean {
    if (!this.text.startsWith(text, this.#at)) return false
    this.#at += text.length
    return true
  }

  skipBlanks(): void {
    this.match(/\s+/uy)
  }

  /** A text in quotes, with a backslash before a quote or a backslash. */
  quoted(): string | undefined {
    const match = this.match(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/suy)
    return match === undefined ? undefined : (match[1] ?? match[2] ?? '').replace(/\\(.)/gs, '$1')
  }

  /** A few characters from here on, for messages. */
  get excerpt(): string {
    const { rest } = this
    return rest.length > 20 ? `${rest.slice(0, 20)}…` : rest
  }
}
