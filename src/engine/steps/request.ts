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
    return (payload, { delivery, run, surroundings }) => {
      const values: TemplateValues = { ...constants, payload, run, surroundings, delivery }
      if (commands !== undefined) {
        const queue = definition.commands?.queue ?? ''
        return { requests: [], waiting: [], commands: { queue, calls: callsIn(commands(values)) }, deferred }
      }
      if (plan === undefined) return { ...nothing, deferred }
      // By far the most plans are a single request, which nothing can come before.
      if (isSingle) return { ...nothing, requests: only.build(values), deferred }
      const { requests, waiting } = advance(plan, values, {})
      return { ...nothing, requests, waiting, deferred }
    }
  },
}

const nothing = { requests: [], waiting: [], commands: undefined }

export const callsIn = (value: unknown): readonly (readonly unknown[])[] =>
  Array.isArray(value) ? value.filter(Array.isArray) : []
