import { removeUndefined } from '../values/remove-undefined.js'

/** What is made of the output of a mapping; it gives a copy that shares nothing with the event. */
export interface Finishing {
  /** The output as a whole. */
  whole(output: unknown): unknown
  /** The value of a field; undefined where it has to go. The output is an object of such values. */
  field(key: string): (value: unknown) => unknown
}

/** What is undefined goes, at any depth. */
export const withoutUndefined: Finishing = { whole: removeUndefined, field: () => removeUndefined }
