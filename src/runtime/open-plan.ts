import {
  type Answers,
  type DestinationProgram,
  InterpretedSchemas,
  linkAction,
  linkDestination,
  type TargetRule,
} from '../actions/index.js'
import { below, type Diagnostic } from '../diagnostics/diagnostic.js'
import { nextWithoutConnection } from '../engine/answers/next.js'
import { ConfigError } from '../engine/config-error.js'
import type { Delivery, EvaluationResult, NextResult } from '../engine/delivery.js'
import type { EventLimits } from '../engine/event-limits.js'
import { eventLimits } from '../engine/limits.js'
import { type ConnectionProgram, type LinkContext, linkConnection } from '../engine/link-connection.js'
import { type RunningConnection, runConnection } from '../engine/running-connection.js'
import type { IntakeMode } from '../events/intake.js'
import type { Link } from '../expressions/lowered-function.js'
import type { NativeFunction } from '../expressions/native.js'
import { type Environment, readEnvironment } from './environment.js'
import { moduleFormat } from './format.js'
import type { Given } from './given.js'

/** What a built module needs to run. */
export interface ConnectOptions {
  /** The variables that its configuration reads: `process.env`, or what a worker is given. */
  readonly environment?: Environment
  /** Milliseconds since 1970, as `Date.now` gives them. */
  readonly clock?: () => number
  /** Numbers from 0 to below 1, as `Math.random` gives them. */
  readonly random?: () => number
  /** Which addresses requests may go to where a mapping or a setting decides on the host. */
  readonly targets?: { readonly allow: TargetRule }
  readonly intake?: IntakeMode
  readonly correctTimestamps?: boolean
  /** How large events may be. */
  readonly limits?: Partial<EventLimits>
}

/** The connections of a built module, ready for events. */
export interface Plan {
  /** By their ids, in the order of the configuration. */
  readonly connections: ReadonlyMap<string, RunningConnection>
  /** What one event comes to at all connections, one after the other. */
  evaluate(event: unknown): EvaluationResult
  /** The same for many events in one call. */
  evaluateBatch(events: readonly unknown[]): EvaluationResult
  /** What the answers to a delivery's requests come to, whichever connection made it. */
  next(delivery: Delivery, answers: Answers): NextResult
}

/** What a module holds. */
export interface PlanProgram<Part> {
  readonly destinations: readonly DestinationProgram<Part>[]
  readonly connections: readonly ConnectionProgram<Part>[]
}

/** What stands in a module. */
export interface BuiltModule {
  /** The version of its form. */
  readonly format: number
  /** The names of the variables that it reads. */
  readonly variables: readonly string[]
  program(given: Given): PlanProgram<Part>
}

/** Opens a built module. Throws `ConfigError` where what it is given does not fit. */
export function openPlan(built: BuiltModule, options: ConnectOptions = {}): Plan {
  if (built.format !== moduleFormat)
    throw new Error('the module was written for another version of Waybill: run "waybill build" again')
  const { environment = {}, targets, intake = 'lenient', correctTimestamps = false, limits = {} } = options
  const schemas = new InterpretedSchemas()
  const allowTarget = targets?.allow
  const program = built.program({
    schemas,
    allowTarget,
    ...readEnvironment(built.variables, environment),
  })
  const context = {
    schemas,
    surroundings: options,
    intake,
    eventLimits: eventLimits(limits, intake),
    correctTimestamps,
  }
  const connections = connectAll(program, allowTarget, context)
  return planOf(connections)
}

/** The parts of a module are made when they are first needed. */
type Part = () => NativeFunction

const linked: Link<Part> = (part) => part()

function connectAll(
  { destinations, connections }: PlanProgram<Part>,
  allowTarget: TargetRule | undefined,
  context: LinkContext,
): Plan['connections'] {
  const bySlug = new Map(
    destinations.map((destination) => {
      const actions = destination.actions.map((action) => linkAction(action, linked, context.schemas))
      return [destination.definition.slug, linkDestination(destination, actions, linked, allowTarget)]
    }),
  )
  const problems: Diagnostic[] = []
  const running = connections.flatMap((connection, index) => {
    const { id, destination: slug } = connection.config
    const destination = bySlug.get(slug)
    if (destination === undefined) return []
    try {
      return [[id, runConnection(linkConnection(connection, destination, linked, context))] as const]
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      problems.push(...below(`/connections/${index}`, error.diagnostics))
      return []
    }
  })
  if (problems.length > 0) throw new ConfigError(problems)
  return new Map(running)
}

function planOf(connections: Plan['connections']): Plan {
  const all = [...connections.values()]
  const together = (results: readonly EvaluationResult[]): EvaluationResult => ({
    deliveries: results.flatMap(({ deliveries }) => deliveries),
    outcomes: results.flatMap(({ outcomes }) => outcomes),
  })
  return {
    connections,
    evaluate: (event) => together(all.map((connection) => connection.evaluate(event))),
    evaluateBatch: (events) => together(all.map((connection) => connection.evaluateBatch(events))),
    next: (delivery, answers) =>
      connections.get(delivery.connection)?.next(delivery, answers) ?? nextWithoutConnection(delivery),
  }
}
