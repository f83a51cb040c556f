import { loop, variable } from '../../expressions/expression.js'
import { boolean, list } from '../../expressions/kinds.js'
import type { FqlRoutine } from './function.js'

/** What `any` and `every` share: a list, and a condition on each of its elements, which it calls `@`. */
/* @__NO_SIDE_EFFECTS__ */
export function perElement(name: string, mode: 'some' | 'every'): FqlRoutine {
  return {
    name,
    signature: {
      parameters: [
        { name: 'list', accepts: list },
        { name: 'condition', accepts: boolean, perElement: true },
      ],
      returns: boolean,
    },
    lower(args) {
      const element = variable('@')
      const body = args.condition(1, element)
      return loop({ mode, list: args.value(0), element, index: variable('@index'), where: undefined, body })
    },
  }
}
