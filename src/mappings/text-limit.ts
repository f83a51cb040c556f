import { ValueFailure } from '../expressions/failure.js'

/** How long a text may become: directives inside of one another multiply what an event holds. */
export const mostCharacters = 1_000_000

/** Throws `ValueFailure` for a text that would be longer. Asked before the text is made, wherever its length is known. */
export function checkTextLength(length: number): void {
  if (length > mostCharacters)
    throw new ValueFailure('TOO_LARGE', `the text would be longer than ${mostCharacters} characters`)
}
