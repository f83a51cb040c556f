import { loop, variable } from '../../expressions/expression.js'
import { boolean, list } from '../../expressions/kinds.js'
import type { FqlFunction } from './function.js'

/** What `any` and `every` share: a list, and a condition on each of its elements, which it calls `@`. */
export function perElement(mode: 'some' | 'every'): Pick<FqlFunction, 'signature' | 'lower'> {
  return {
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
