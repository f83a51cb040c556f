import { call, type Expression, literal } from '../../expressions/index.js'
import { lowerPart } from './lower-part.js'
import { readKey } from './read-key.js'

/** Where a host's statistics reach into a mapping: through objects and lists, and into no directive but `@liquid`. */
export interface Observed {
  /** Stands for the `StatsContext` of a run. */
  readonly stats: Expression
  /** The keys above, as tags. */
  readonly tags: readonly string[]
}

/** Where a part of a mapping is lowered: what its paths start from. Paths with the same start share their reads. */
export class Place {
  readonly #reads: Map<Expression, Map<string, Expression>>

  constructor(
    readonly root: Expression,
    readonly observed: Observed | undefined,
    reads: Map<Expression, Map<string, Expression>> = new Map(),
  ) {
    this.#reads = reads
  }

  /** The expression for what stands inside of a directive. */
  lower(value: unknown): Expression {
    return lowerPart(value, new Place(this.root, undefined, this.#reads))
  }

  /** The expression for the value of a field. */
  lowerField(key: string, value: unknown): Expression {
    const { observed } = this
    const below = observed && { ...observed, tags: [...observed.tags, `fieldKey:${key}`] }
    return lowerPart(value, new Place(this.root, below, this.#reads))
  }

  withRoot(root: Expression): Place {
    return new Place(root, undefined, this.#reads)
  }

  /** What stands at the keys below the root. */
  read(keys: readonly string[]): Expression {
    return keys.reduce((from, key) => this.#readOnce(from, key), this.root)
  }

  #readOnce(from: Expression, key: string): Expression {
    const known = this.#reads.get(from) ?? new Map<string, Expression>()
    const read = known.get(key) ?? call(readKey, [from, literal(key)])
    this.#reads.set(from, known.set(key, read))
    return read
  }
}
