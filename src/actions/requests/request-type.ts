import type { Expression } from '../../expressions/expression.js'
import type { Type } from '../../expressions/types/type.js'
import type { TypeScope } from '../../expressions/types/type-of.js'
import { type AddressType, addressTypes } from './address-type.js'

/** What is known of a request before it is built: every one that its template can give is of this type. */
export interface RequestType {
  /** The whole of it, as an `OutboundRequest`. */
  readonly request: Type
  readonly addresses: readonly AddressType[]
  /** What is added to the query of the address, a type of an object for each time. */
  readonly queries: readonly Type[]
}

/** The type of the request that an expression gives, where it gives one. */
export function requestTypeOf(expression: Expression, scope: TypeScope): RequestType | undefined {
  switch (expression.kind) {
    case 'conditional':
      return requestTypeOf(expression.then, scope.where(expression, true))
    case 'loop':
      return requestTypeOf(expression.body, scope.inside(expression))
    case 'object': {
      const url = expression.entries.find(([name]) => name === 'url')?.[1]
      if (url === undefined) return undefined
      return {
        addresses: addressTypes(url, scope),
        // Worked out when it is asked for: most requests are told apart by their addresses.
        get request() {
          return scope.of(expression)
        },
        get queries() {
          return queriesOf(url, scope)
        },
      }
    }
    default:
      return undefined
  }
}

function queriesOf(url: Expression, scope: TypeScope): readonly Type[] {
  if (url.kind !== 'call' || url.native.name !== 'appendQuery') return []
  const [address, query] = url.args
  return address === undefined || query === undefined ? [] : [...queriesOf(address, scope), scope.of(query)]
}
