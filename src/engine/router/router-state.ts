import { emptyLane, type Lane, LaneEdit } from './lane.js'
import type { Input, RoutedConnection } from './routed-connection.js'
import { ShelvedEdit, ShelvedMap } from './shelved-map.js'

/** All that a router is at one moment. Nothing in it ever changes: what works with it sees one set of connections. */
export interface RouterState {
  /** By their ids. */
  readonly connections: ShelvedMap<RoutedConnection>
  /** Those that have a connection. */
  readonly lanes: readonly Lane[]
}

export const emptyState: RouterState = { connections: new ShelvedMap(), lanes: [] }

/** The connections in their order. */
export const connectionsOf = ({ connections }: RouterState): readonly RoutedConnection[] =>
  connections.values().toSorted((one, other) => one.order - other.order)

/** A state with some connections put in or taken out; the state that it began with stays as it is. */
export class StateEdit {
  readonly #connections: ShelvedEdit<RoutedConnection>
  readonly #lanes = new Map<Input, LaneEdit>()
  /** Whether a lane has other ids than before. */
  #hasOtherIds = false

  constructor(private readonly before: RouterState) {
    this.#connections = new ShelvedEdit(before.connections)
  }

  /** Puts a connection in, in the place of the one with its id where there is one. */
  put(connection: RoutedConnection): void {
    const present = this.#connections.get(connection.id)
    this.#hasOtherIds ||= present?.input !== connection.input
    if (present !== undefined) this.#lane(present.input).remove(present)
    this.#connections.set(connection.id, connection)
    this.#lane(connection.input).put(connection)
  }

  remove(id: string): void {
    const present = this.#connections.get(id)
    if (present === undefined) return
    this.#hasOtherIds = true
    this.#lane(present.input).remove(present)
    this.#connections.delete(id)
  }

  done(): RouterState {
    const connections = this.#connections.done()
    const idsOf = (input: Input) => connections.values().flatMap((one) => (one.input === input ? one.id : []))
    const untouched = this.before.lanes.filter(({ input }) => !this.#lanes.has(input))
    const changed = [...this.#lanes].map(([input, edit]) =>
      edit.done(this.#hasOtherIds ? idsOf(input) : undefined),
    )
    return {
      connections,
      lanes: [...untouched, ...changed].filter(({ ids }) => ids.length > 0),
    }
  }

  #lane(input: Input): LaneEdit {
    const known = this.#lanes.get(input)
    if (known !== undefined) return known
    const lane = new LaneEdit(this.before.lanes.find((one) => one.input === input) ?? emptyLane(input))
    this.#lanes.set(input, lane)
    return lane
  }
}
