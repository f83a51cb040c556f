import type { TextPart } from '../runtime/given.js'

/** Where a configuration reads a variable. */
export interface VariablePlace {
  readonly name: string
  readonly pointer: string
}

/**
 * Marks stand in a configuration for the values of variables while it is compiled. Each place has a mark of its own, so
 * that whoever writes the code finds each of them again: one that is not found, or found where no value can be put in
 * later, decided how something was compiled.
 */
export class VariableMarks {
  readonly #start: string
  readonly #places: VariablePlace[] = []
  readonly #read = new Set<number>()
  readonly #compiled = new Set<number>()

  /** `text` is all that the configuration holds: no mark is in it. */
  constructor(text: string) {
    let start = opening
    while (text.includes(start)) start += opening
    this.#start = start
  }

  /** A new mark for a variable that is read at a place. */
  add(place: VariablePlace): string {
    return `${this.#start}${this.#places.push(place) - 1}${closing}`
  }

  get places(): readonly VariablePlace[] {
    return this.#places
  }

  /** Whether a text holds a mark. */
  areIn(text: string): boolean {
    return text.includes(this.#start)
  }

  /** The names of the variables that were found where they can be read when the module runs. */
  get names(): readonly string[] {
    return [...new Set([...this.#read].flatMap((index) => this.#places[index]?.name ?? []))].sort()
  }

  /** The places whose values would have to be known now. */
  get compiled(): readonly VariablePlace[] {
    return this.#places.filter((_, index) => this.#compiled.has(index) || !this.#read.has(index))
  }

  /** The parts of a text whose variables are read when the module runs; undefined where it has none. */
  partsOf(text: string): readonly TextPart[] | undefined {
    if (!this.areIn(text)) return undefined
    return this.#split(text).map((part) => {
      if (typeof part === 'string') return part
      this.#read.add(part)
      return { variable: this.#places[part]?.name ?? '' }
    })
  }

  /** Notes the marks of what is compiled: values can not be put in later. */
  noteCompiled(value: unknown): void {
    for (const part of this.#split(JSON.stringify(value) ?? ''))
      if (typeof part === 'number') this.#compiled.add(part)
  }

  #split(text: string): readonly (string | number)[] {
    const [first = '', ...rest] = text.split(this.#start)
    const parts = rest.flatMap((piece) => {
      const end = piece.indexOf(closing)
      return [Number(piece.slice(0, end)), piece.slice(end + 1)]
    })
    return [first, ...parts].filter((part) => part !== '')
  }
}

/** Characters of no script, for private use. */
const opening = '\uE000'
const closing = '\uE001'
