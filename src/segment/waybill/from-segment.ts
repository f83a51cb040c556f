import type { Answer, Destination, OutboundRequest } from '../../index.js'
import { type HostOptions, servicesOf } from '../host/create-host.js'
import type { AudienceDestinationDefinition, DestinationDefinition } from '../types/destination-definition.js'
import type { Unchecked } from '../types/unchecked.js'
import { answerOfError, answerOfMany, answerOfOne } from './answer-of.js'
import { type OnTokens, PerformingDestination } from './performing-destination.js'
import { actionOf, type RequestContent } from './request-content.js'
import { segmentDestination } from './segment-destination.js'

export interface FromSegmentOptions extends HostOptions {
  /** Told of every new token before it is used, to store it with the connection's settings. */
  readonly onTokens?: OnTokens
}

export interface SendOptions {
  /** Ends the waiting: the answer is then `{ error: 'ABORTED' }`. */
  readonly signal?: AbortSignal
}

/** What sends requests, as `createTransport` of `waybill/delivery` gives it. */
export interface Transport<Options extends SendOptions = SendOptions> {
  send(request: OutboundRequest, options?: Options): Promise<Answer>
  close(): Promise<void>
}

/** A definition of Segment's as an engine takes it, and what sends what the engine makes of it. */
export interface FromSegment {
  /** For `createEngine`, beside any others. Its requests go to an address that nobody has. */
  readonly destination: Destination
  /** Runs the definition's own code for a request of the destination. Never rejects: what goes wrong is an answer too. */
  send(request: OutboundRequest, options?: SendOptions): Promise<Answer>
  /** A transport for these requests, and one for all others. */
  over<Options extends SendOptions>(others: Transport<Options>): Transport<Options>
}

/**
 * A definition of Segment's beside definitions of Waybill's in one engine: its settings, fields and default mappings as
 * data, so that filters, triggers, mappings, traces and outcomes are those of all others, and each delivery as one
 * request that stands for a call of the definition's code, which sends the real ones.
 */
export function fromSegment(
  definition: DestinationDefinition<Unchecked> | AudienceDestinationDefinition<Unchecked, Unchecked>,
  options: FromSegmentOptions = {},
): FromSegment {
  const destination = segmentDestination(definition)
  const performing = new PerformingDestination(definition, servicesOf(options), options.onTokens)

  async function perform(name: string, { json }: OutboundRequest): Promise<Answer> {
    const action = performing.actions[name]
    if (action === undefined)
      return { status: 404, body: { error: { message: `there is no action ${name}` } } }
    const content = json as RequestContent
    return content.items === undefined
      ? answerOfOne(await performing.performOne(action, content))
      : answerOfMany(await performing.performMany(action, content))
  }

  function send(request: OutboundRequest, { signal }: SendOptions = {}): Promise<Answer> {
    const name = actionOf(request, destination.slug) ?? ''
    return Promise.race([perform(name, request).catch(answerOfError), aborted(signal)])
  }

  return {
    destination,
    send,
    over: (others) => ({
      send: (request, given) =>
        actionOf(request, destination.slug) === undefined
          ? others.send(request, given)
          : send(request, given),
      close: () => others.close(),
    }),
  }
}

/** The answer of who waits no longer. */
const aborted = (signal: AbortSignal | undefined): Promise<Answer> =>
  new Promise((resolve) => {
    const answer = () => resolve({ error: 'ABORTED' })
    if (signal?.aborted) answer()
    signal?.addEventListener('abort', answer, { once: true })
  })
