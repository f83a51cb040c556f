import type * as segment from '../../../src/segment/index.js'
import type { Destination, JSONObject, SegmentEvent } from '../../../src/segment/index.js'
import type { Unchecked } from '../../../src/segment/types/unchecked.js'

/** The surface that both kits have; each definition takes its classes from the one that runs it. */
export type Kit = typeof segment

/** What a definition is run with besides events. */
export interface World {
  /** Of a partner that answers by what it is sent. */
  readonly endpoint: string
  readonly event: SegmentEvent
  readonly settings: JSONObject
}

/** A call that events do not make: choices, hooks, audiences, credentials, deletions. */
export type Call = (destination: Destination<Unchecked>, world: World) => Promise<unknown>

/** A definition of our own making and the ways in which it is run. */
export interface Subject {
  /** One word: the public kit takes what stands before a colon for the scheme of a URI. */
  readonly name: string
  /** The features that it is there for. */
  readonly shows: string
  readonly define: (kit: Kit) => segment.DestinationDefinition<Unchecked>
  /** Besides the endpoint. */
  readonly settings?: JSONObject
  /** Mappings by action; each event goes through each of them, alone and in batches. Defaults are laid under them. */
  readonly mappings: { readonly [action: string]: readonly JSONObject[] }
  readonly subscriptions?: readonly segment.Subscription[]
  readonly calls?: { readonly [name: string]: Call }
}
