import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { pointerTo } from '../../json/pointer.js'
import type { Destination } from '../definition.js'

const fewest = 2

/** Actions with fewer than two examples, or with none of a failure (definitions.md, "Examples are tests and documentation"). */
export function fewExamples({ actions }: Destination): readonly Diagnostic[] {
  return Object.entries(actions).flatMap(([name, { examples }]) => {
    const pointer = `${pointerTo('/actions', name)}/examples`
    const isFew = examples.length < fewest
    const failure = examples.some(({ outcome }) => outcome !== undefined)
    return [
      ...(isFew
        ? [doubt(pointer, `"${name}" has ${inWords(examples.length)}, an action has at least two`)]
        : []),
      ...(failure ? [] : [doubt(pointer, `"${name}" has no example of a failure`, failureHint)]),
    ]
  })
}

const failureHint = 'add one with "outcome": what comes of an event that lacks a required field'

const inWords = (count: number): string => (count === 0 ? 'no example' : 'one example')

const doubt = (pointer: string, message: string, hint?: string): Diagnostic => ({
  code: 'definition/few-examples',
  severity: 'warning',
  message,
  pointer,
  ...(hint === undefined ? {} : { hint }),
})
