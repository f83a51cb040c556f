import type { SubscriptionTrigger } from './trigger.js'
import type { Field } from './trigger-need.js'

/** The places of triggers in a list, by what an event must have for them. */
export class TriggerIndex {
  /** Triggers of which nothing is known. */
  readonly #always: number[] = []
  readonly #byValue: Readonly<Record<Field, Map<unknown, number[]>>> = { event: new Map(), type: new Map() }

  /** What is no trigger stands among those that are always found. */
  constructor(triggers: readonly SubscriptionTrigger[]) {
    for (const [place, { need }] of triggers.entries()) {
      if (need === undefined) this.#always.push(place)
      for (const value of need?.values ?? []) this.#add(need?.field ?? 'event', value, place)
    }
  }

  /** The places of all triggers that an event can meet, in their order; some of them it may not meet. */
  candidates(event: { readonly [field in Field]?: unknown }): readonly number[] {
    const named = this.#byValue.event.get(event.event) ?? []
    const typed = this.#byValue.type.get(event.type) ?? []
    return [...this.#always, ...named, ...typed].sort((one, other) => one - other)
  }

  #add(field: Field, value: string, place: number): void {
    const places = this.#byValue[field].get(value) ?? []
    places.push(place)
    this.#byValue[field].set(value, places)
  }
}
