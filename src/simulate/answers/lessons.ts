import {
  type Answer,
  type Answers,
  type CompiledDestination,
  type Destination,
  type Example,
  isFailure,
  type OutboundRequest,
  type PlannedRequest,
} from '../../actions/index.js'
import { ConfigError, type Connection, type Delivery, type Engine } from '../../index.js'
import { givenOnce } from '../../testing/index.js'

/** An answer that an example gives to a request. */
export interface Lesson {
  readonly planned: PlannedRequest
  readonly request: OutboundRequest
  readonly answer: Answer
  /** It is what a receiver says that takes the request: every event of the example was delivered. */
  readonly isGood: boolean
  /** It says of items of a batch, one by one, that they failed. */
  readonly isPartial: boolean
}

/** What the examples of a definition say of answers, in their order. */
export function lessonsOf(
  definition: Destination,
  destination: CompiledDestination,
  engine: Engine,
): readonly Lesson[] {
  return Object.entries(definition.actions).flatMap(([action, { examples }]) =>
    examples.flatMap((example) => {
      const { responses, event, events } = example
      const connection = responses && connectionOf(definition.slug, action, example, engine)
      if (connection === undefined) return []
      const { deliveries } =
        events === undefined ? connection.evaluate(event) : connection.evaluateBatch(events)
      const answerOf = givenOnce(responses ?? [])
      return deliveries.flatMap((delivery) => lessonsIn(delivery, connection, answerOf, destination))
    }),
  )
}

/** The connection of an example; undefined where it shows settings that can not be. */
function connectionOf(
  destination: string,
  action: string,
  { settings = {}, mapping = {}, auth, syncMode }: Example,
  engine: Engine,
): Connection | undefined {
  const mode = syncMode === undefined ? {} : { syncMode }
  const subscriptions = [{ action, enabled: true, trigger: 'all', mapping, ...mode }]
  const held = auth === undefined ? {} : { auth }
  try {
    return engine.connect({ id: 'stand-in', destination, settings, ...held, subscriptions })
  } catch (error) {
    if (error instanceof ConfigError) return undefined
    throw error
  }
}

/** Sends a delivery as an example answers it; what it leaves open is answered by 200 with `{}`, and no lesson. */
function lessonsIn(
  delivery: Delivery,
  connection: Connection,
  answerOf: (request: OutboundRequest) => Answer | undefined,
  { actions }: CompiledDestination,
): readonly Lesson[] {
  const action = actions.get(delivery.action)
  const plan = delivery.batch === true ? action?.batch?.plan : action?.plan
  const given: { readonly request: OutboundRequest; readonly answer: Answer }[] = []
  let answers: Answers = {}
  for (;;) {
    const result = connection.next(delivery, answers)
    if (result.done === true) {
      const endsWell = result.outcomes.every(({ status }) => status === 'delivered')
      const partial = new Set(result.failed?.flatMap((one) => (one.partial === true ? [one.request] : [])))
      return given.flatMap(({ request, answer }) => {
        const planned = plan?.requests.find(({ id }) => id === request.id.split('/')[0])
        if (planned === undefined) return []
        const isGood = endsWell && !isFailure(planned.judge(answer, { ...delivery.context }))
        return [{ planned, request, answer, isGood, isPartial: partial.has(request.id) }]
      })
    }
    const [request] = result.requests
    if (request === undefined) return []
    const answer = answerOf(request)
    if (answer !== undefined) given.push({ request, answer })
    answers = { ...answers, [request.id]: answer ?? { status: 200, body: {} } }
  }
}
