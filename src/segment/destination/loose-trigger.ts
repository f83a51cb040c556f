import { compileTrigger, TriggerSyntaxError } from '../../triggers/index.js'
import { readLoosely } from './read-loosely.js'

/** A trigger as existing definitions write it: in the words of the language with its question, or what is wrong with it. */
export type LooseTrigger =
  | {
      readonly text: string
      readonly matches: (event: unknown) => boolean
      readonly problem?: undefined
    }
  | { readonly problem: string; readonly matches?: undefined }

export function looseTrigger(given: string): LooseTrigger {
  const text = readLoosely(given)
  try {
    return { text, matches: compileTrigger(text) }
  } catch (error) {
    if (!(error instanceof TriggerSyntaxError)) throw error
    const messages = error.diagnostics.map(({ message }) => message)
    return { problem: [...new Set(messages)].join('; ') }
  }
}
