import type { MappingOptions } from '../../mappings/index.js'
import type { WireRequest } from '../receive/wire-request.js'
import type { Receiver } from '../receiver.js'
import { routesAt } from '../routes/find-routes.js'
import { type Examined, examine } from './examine.js'

/** Whom a request was for, and what they make of it. */
export interface Received {
  /** Undefined where nobody is there. */
  readonly receiver: Receiver | undefined
  readonly examined: Examined
}

/** Of several receivers the one that takes a request, else the one whose address it has most of all. */
export function examineAll(
  request: WireRequest,
  receivers: readonly Receiver[],
  language: MappingOptions,
): Received {
  const looked = receivers
    .map((receiver) => ({ receiver, rank: rankOf(receiver, request) }))
    .filter(({ rank }) => rank < nowhere)
    .sort((a, b) => a.rank - b.rank)
    .map(({ receiver }): Received => ({ receiver, examined: examine(request, receiver, language) }))
  const [nearest] = looked
  const taken = looked.find(({ examined }) => examined.refusal === undefined)
  return taken ?? nearest ?? { receiver: undefined, examined: { refusal: nobody } }
}

/** Nobody receives what goes there. */
export const nobody = { status: 404, code: 'NOT_FOUND', message: 'no request goes here' }

const nowhere = 3

/** The less of an address its payload decides on, the surer it is meant. */
function rankOf({ routes }: Receiver, request: WireRequest): number {
  const here = routesAt(routes, request).flatMap(({ type }) => type.addresses)
  if (here.length === 0) return nowhere
  if (here.some(({ origin }) => origin !== undefined)) return 0
  return here.some(({ hosts = ['*'] }) => !hosts.includes('*')) ? 1 : 2
}
