import type { MinimalInputField } from '../../types/input-field.js'
import { textFor } from './sample-text.js'

/** A payload, or settings, made up so that each value in it is known again wherever it turns up. */
export type Sample = { readonly [field: string]: unknown }

type Fields = Readonly<Record<string, MinimalInputField>>

/** How many samples tell a copy from a coincidence: each true or false has a pattern of its own. */
export const sampleCount = 4

/** Samples with a value for each field; they differ in every value. */
export const samplesOf = (fields: Fields): readonly Sample[] =>
  Array.from({ length: sampleCount }, (_, run) => new Sampler(run).object(fields))

/** One that has what is required, and nothing else. */
export const leastSample = (fields: Fields): Sample =>
  new Sampler(0).object(
    Object.fromEntries(Object.entries(fields).filter(([, { required }]) => required === true)),
  )

class Sampler {
  #count = 0

  constructor(readonly run: number) {}

  object(fields: Fields): Sample {
    return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, this.#value(key, field)]))
  }

  #value(key: string, field: MinimalInputField): unknown {
    const one = this.#one(key, field)
    return 'multiple' in field && field.multiple === true ? [one] : one
  }

  #one(key: string, field: MinimalInputField): unknown {
    const { type, choices, format } = field
    this.#count += 1
    if (choices !== undefined && choices.length > 0) {
      const choice = choices[this.run % choices.length]
      return typeof choice === 'object' ? choice.value : choice
    }
    switch (type) {
      case 'number':
      case 'integer':
        return 1_000 * (this.run + 1) + this.#count
      case 'boolean':
        return ((this.#count >> this.run) & 1) === 1
      case 'datetime':
        return new Date(Date.UTC(2024, this.run, 1 + (this.#count % 28), 10, this.#count % 60)).toISOString()
      case 'object':
        return this.#object(field)
      default:
        return textFor(key, format, { run: this.run, count: this.#count })
    }
  }
  /** Where an object is open, with keys that only this run has: so what is spread is told from what is copied. */
  #object({ properties, additionalProperties }: MinimalInputField): Sample {
    const known = this.object(properties ?? {})
    if (properties !== undefined && additionalProperties !== true) return known
    const letter = 'abcd'[this.run]
    const text = () => this.#value('some', { label: 'Some', type: 'string' })
    return { ...known, [`some${letter}`]: text(), [`more${letter}`]: { [`some${letter}`]: text() } }
  }
}
