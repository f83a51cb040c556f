import type { Answers } from '../../actions/index.js'
import { nextWithoutConnection } from '../answers/next.js'
import type { ConnectionConfig } from '../config.js'
import type { Connection } from '../connection.js'
import type { Delivery, NextResult } from '../delivery.js'
import type { Listeners } from '../observation/listeners.js'
import type { PreparedConnection } from '../steps/step.js'
import type { ExplainedResult } from '../trace/trace.js'
import type { Lane } from './lane.js'
import { redactUnknown } from './redact-unknown.js'
import { routeBatch } from './route-batch.js'
import { routeEvent } from './route-event.js'
import type { ListedOutcomes, RouteResult } from './route-result.js'
import { RoutedConnection } from './routed-connection.js'
import { connectionsOf, emptyState, type RouterState, StateEdit } from './router-state.js'

/** What a router lists unless a call says otherwise. */
export interface RouteOptions {
  /**
   * `matching`, the connections that an event is for: one of their triggers lets it through, or would have had a step
   * before the triggers not stopped it. `all`: every connection, each with what `connection.evaluate` says.
   */
  readonly outcomes?: ListedOutcomes
}

/** Many connections at once (engine.md, Routing many connections). */
export interface Router {
  /** In their order: as they were given, those added later at the end. */
  readonly connections: readonly Connection[]
  /** The one with an id, as it is now. */
  connection(id: string): Connection | undefined
  /**
   * What one event comes to at every connection, as if each were asked by itself, in their order. Every connection is
   * in the outcomes or counted as `unmatched`. What is no event at all is for nobody: why is told once, in `refused`, and
   * at every connection only with `outcomes: 'all'`. Takes any value, throws nothing, changes nothing.
   */
  evaluate(event: unknown, options?: RouteOptions): RouteResult
  /** The same for many events in one call, with the batches of each connection. */
  evaluateBatch(events: readonly unknown[], options?: RouteOptions): RouteResult
  /**
   * The same with the whole trace of each connection, or of the one that `connection` names, in their order; an empty
   * list where there is no such one. Slow: it is for people who ask why.
   */
  explain(event: unknown, options?: { readonly connection?: string }): readonly ExplainedResult[]
  /** `connection.next` of the connection that the delivery is of. */
  next(delivery: Delivery, answers: Answers): NextResult
  /**
   * Puts a connection in, in the place of the one that has its id. The others are not compiled again, and an event
   * that is on its way meets the connections that there were when it came. Throws `ConfigError`, and nothing changes.
   */
  update(config: ConnectionConfig): Connection
  /** Takes a connection out; whether there was one. */
  remove(id: string): boolean
  /** A delivery as it may be printed; of one whose connection is not there, only the names. */
  redact(delivery: Delivery): Delivery
}

/** What a router needs of its engine. */
export interface RouterContext {
  readonly listeners: Listeners
  readonly deliveriesPerEvent: number
  /** Throws `ConfigError`. */
  prepare(config: ConnectionConfig): PreparedConnection
  connectionOf(prepared: PreparedConnection): Connection
}

export function createRouter(
  prepared: readonly PreparedConnection[],
  context: RouterContext,
  { outcomes: usual = 'matching' }: RouteOptions = {},
): Router {
  const { listeners, deliveriesPerEvent } = context
  let places = 0
  let state = changed(emptyState, (edit) => {
    for (const one of prepared) edit.put(routed(one))
  })

  function routed(connection: PreparedConnection, order = places++): RoutedConnection {
    return new RoutedConnection(connection, order, context.connectionOf)
  }

  const connectionOf = ({ connection }: Delivery): Connection | undefined =>
    state.connections.get(connection)?.connection

  function tell({ deliveries, outcomes, refused = [] }: RouteResult, lanes: readonly Lane[], events: number) {
    const asked = lanes.map(({ ids, input }) => ({
      connections: ids,
      events,
      refused: refused.filter((event) => event.input === input),
    }))
    listeners.tell({ asked, deliveries, outcomes })
  }

  return {
    get connections() {
      return connectionsOf(state).map(({ connection }) => connection)
    },
    connection: (id) => state.connections.get(id)?.connection,
    evaluate(event, { outcomes = usual } = {}) {
      const { lanes } = state
      const result = routeEvent(state, event, outcomes, deliveriesPerEvent)
      if (listeners.areThere) tell(result, lanes, 1)
      return result
    },
    evaluateBatch(events, { outcomes = usual } = {}) {
      const { lanes } = state
      const result = routeBatch(state, events, outcomes, deliveriesPerEvent)
      if (listeners.areThere) tell(result, lanes, events.length)
      return result
    },
    explain: (event, { connection: id } = {}) =>
      connectionsOf(state)
        .filter((routed) => id === undefined || routed.id === id)
        .map(({ connection }) => connection.explain(event)),
    next: (delivery, answers) =>
      connectionOf(delivery)?.next(delivery, answers) ?? nextWithoutConnection(delivery),
    update(config) {
      const next = context.prepare(config)
      const connection = routed(next, state.connections.get(config.id)?.order)
      state = changed(state, (edit) => edit.put(connection))
      return connection.connection
    },
    remove(id) {
      if (state.connections.get(id) === undefined) return false
      state = changed(state, (edit) => edit.remove(id))
      return true
    },
    redact: (delivery) => connectionOf(delivery)?.redact(delivery) ?? redactUnknown(delivery),
  }
}

function changed(state: RouterState, change: (edit: StateEdit) => void): RouterState {
  const edit = new StateEdit(state)
  change(edit)
  return edit.done()
}
