import type { QueryPlace } from './check-options.js'
import { routines } from './functions/functions.js'

/** What is said to somebody who wrote a name that there is not. */
export interface Hints {
  forFunction(name: string): string | undefined
  forElement(name: string): string | undefined
}

/** Names all that there are. `suggestions` says which was meant; it knows more, and takes more code. */
export const allNames = ({ functions = routines, elements = [] }: QueryPlace): Hints => ({
  forFunction: () => listed(functions.map(({ name }) => name)),
  forElement: () => listed(elements.map((name) => `@${name}`)),
})

const listed = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : `there is ${names.join(', ')}`
