import { discriminators, parseFql } from '../../triggers/index.js'
import { readLoosely } from './read-loosely.js'

/** The fields by which nearly all triggers choose. */
const fields = ['event', 'type'] as const

type Field = (typeof fields)[number]

/** What an event must have in one field for a trigger. */
interface Need {
  readonly field: Field
  readonly values: readonly string[]
}

/** The places of triggers in a list, by what an event must have for them. */
export class TriggerIndex {
  /** Triggers of which nothing is known. */
  readonly #always: number[] = []
  readonly #byValue: Readonly<Record<Field, Map<unknown, number[]>>> = { event: new Map(), type: new Map() }

  /** A text that is no trigger stands among those that are always found. */
  constructor(texts: readonly unknown[]) {
    for (const [place, text] of texts.entries()) {
      const need = typeof text === 'string' ? needOf(text) : undefined
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

/** The field that has one of a few texts in every event that meets a trigger; undefined where there is none. */
function needOf(text: string): Need | undefined {
  const { ast } = parseFql(readLoosely(text))
  // What can't be read is never met, and what is wrong with it is to be told.
  if (ast.kind === 'broken') return undefined
  const ways = discriminators(ast)
  for (const field of fields) {
    const values = ways.flatMap(
      (way) => way.find(({ path: [name, below] }) => name === field && !below)?.values ?? [null],
    )
    const texts = values.filter((value) => typeof value === 'string')
    if (texts.length === values.length) return { field, values: [...new Set(texts)] }
  }
  return undefined
}
