import { isPlainKey } from '../../json/own.js'
import { isObject } from '../../json/value.js'
import { Drop } from './drop.js'
import type { Compute } from './frame.js'
import { readField } from './read-field.js'

/** The paths that a template reads from the data, each once, in the order in which they are met. */
export class Reads {
  readonly #places = new Map<string, number>()
  readonly #paths: (readonly string[])[] = []
  #asksClock = false

  get asksClock(): boolean {
    return this.#asksClock
  }

  askClock(): void {
    this.#asksClock = true
  }

  get paths(): readonly (readonly string[])[] {
    return this.#paths
  }

  /** Gives the value at a path; the empty one is the whole data. */
  at(...path: readonly string[]): Compute {
    const id = JSON.stringify(path)
    const place = this.#places.get(id) ?? this.#paths.push(path) - 1
    this.#places.set(id, place)
    return ({ values }) => values[place]
  }

  /** Gives the value at a field of the data and along more keys. */
  along(field: string, keys: readonly (string | Compute)[]): Compute {
    return field === 'event' && keys.length > 0 ? this.#ofEvent(keys) : this.#below([field], keys)
  }

  /** The event that prints as its name: what `event` is where it is kept for later. */
  event(): Compute {
    const [name, root] = [this.at('event'), this.at()]
    return (frame) => {
      const text = name(frame)
      return isFieldless(text) ? new Drop('event', text, root(frame)) : text
    }
  }

  /** As far as keys mean the same everywhere they are read with the event's other fields, the rest by Liquid's rules. */
  #below(path: readonly string[], keys: readonly (string | Compute)[]): Compute {
    const [key, ...rest] = keys
    if (typeof key === 'string' && isPlainStep(key) && path.length < mostSteps)
      return this.#below([...path, key], rest)
    return readAlong(this.at(...path), keys)
  }

  /** `event.traits.x`: from the event's name where that is an object itself, else from the event. */
  #ofEvent(keys: readonly (string | Compute)[]): Compute {
    const [field, ...rest] = keys
    if (typeof field !== 'string') return readAlong(this.event(), keys)
    const name = this.at('event')
    const fromName = readAlong(name, keys)
    const fromEvent = this.#below([field], rest)
    return (frame) => {
      const found = isFieldless(name(frame)) ? fromEvent(frame) : undefined
      return found === undefined ? fromName(frame) : found
    }
  }
}

const mostSteps = 32

/** Keys that lead to own fields of objects and to nothing else. */
export const isPlainStep = (key: string): boolean =>
  isPlainKey(key) && key !== 'size' && key !== 'first' && key !== 'last'

const isFieldless = (name: unknown): boolean => !isObject(name) && !Array.isArray(name)

/** The value along keys, by Liquid's rules. */
export function readAlong(start: Compute, keys: readonly (string | Compute)[]): Compute {
  return keys.reduce<Compute>(
    (from, key) =>
      typeof key === 'string'
        ? (frame) => readField(from(frame), key)
        : (frame) => readField(from(frame), key(frame)),
    start,
  )
}
