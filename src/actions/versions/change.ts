/** One way in which a newer definition treats saved configurations otherwise than the older one. */
export interface Change {
  /**
   * `breaking`: what was saved is refused, or loses something; `default`: it does something else by default; `unclear`: a
   * rule changed in a way that only a reader can judge.
   */
  readonly kind: 'breaking' | 'default' | 'unclear'
  /** Into the newer definition, also where what it names is gone. */
  readonly pointer: string
  readonly message: string
  readonly hint?: string
}

export const breaking = (pointer: string, message: string, hint?: string): Change => ({
  kind: 'breaking',
  pointer,
  message,
  ...(hint === undefined ? {} : { hint }),
})
