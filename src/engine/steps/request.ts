import { advance, type OutboundRequest, type TemplateValues } from '../../actions/index.js'
import type { Payload, SubscriptionStep } from './step.js'

/** What is to be sent for a payload. */
export interface Sending {
  readonly requests: readonly OutboundRequest[]
  /** The requests that can only be built after an answer. */
  readonly waiting: readonly string[]
  readonly commands: { readonly queue: string; readonly calls: readonly (readonly unknown[])[] } | undefined
  readonly deferred: true | undefined
}

/** The payload becomes requests, or calls for a page's queue (engine.md, step 8). */
export const request: SubscriptionStep<Payload, Sending> = {
  name: 'request',
  prepare({ action: { plan, commands, definition } }, { constants }) {
    const deferred = definition.deferred === true ? true : undefined
    const [only, ...others] = plan?.requests ?? []
    const isSingle = only !== undefined && others.length === 0
    const { settings, auth, baseUrl, credentials } = constants
    return (payload, { delivery, run, surroundings }) => {
      // Written out: one is made of every event, and copying an object takes longer than all the rest.
      const values: TemplateValues = {
        settings,
        auth,
        baseUrl,
        credentials,
        payload,
        run,
        surroundings,
        delivery,
      }
      if (commands !== undefined) {
        const queue = definition.commands?.queue ?? ''
        return { requests: [], waiting: [], commands: { queue, calls: callsIn(commands(values)) }, deferred }
      }
      if (plan === undefined) return { requests: [], waiting: none, commands: undefined, deferred }
      // By far the most plans are a single request, which nothing can come before.
      if (isSingle) return { requests: only.build(values), waiting: none, commands: undefined, deferred }
      const { requests, waiting } = advance(plan, values, {})
      return { requests, waiting, commands: undefined, deferred }
    }
  },
}

const none: readonly string[] = []

export const callsIn = (value: unknown): readonly (readonly unknown[])[] =>
  Array.isArray(value) ? value.filter(Array.isArray) : []
