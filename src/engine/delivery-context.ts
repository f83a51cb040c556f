import type { Run, TemplateValues } from '../actions/index.js'
import type { Surroundings } from '../mappings/index.js'
import type { DeliveryContext } from './delivery.js'

/** What requests are made of, besides the connection. */
export interface Ingredients {
  readonly payload?: unknown
  readonly items?: readonly unknown[]
  readonly group?: readonly unknown[]
  readonly run: Run
  readonly surroundings: Surroundings
}

/** The ingredients as plain JSON, to be kept until the answers are there. */
export function contextOf({ payload, items, group, run, surroundings }: Ingredients): DeliveryContext {
  const { now, seed } = surroundings
  return {
    ...(payload === undefined ? {} : { payload }),
    ...(items === undefined ? {} : { items }),
    ...(group === undefined ? {} : { group }),
    run,
    ...(now === undefined ? {} : { now }),
    ...(seed === undefined ? {} : { seed }),
  }
}

/** What templates read of a context that came back. */
export function valuesOf(context: DeliveryContext | undefined): TemplateValues {
  if (context === undefined) return {}
  const { payload, items, group, run, now, seed } = context
  return { payload, items, group, run, surroundings: { now, seed } }
}
