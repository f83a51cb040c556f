import type { StatsContext } from '../types/services.js'
import { compileKitMapping, type KitMapping } from './compile-kit-mapping.js'
import { contentOf } from './content-of.js'
import type { Finishing } from './finishing.js'
import { isObject, realTypeOf } from './real-type-of.js'
import { Snapshot } from './snapshot.js'

interface Known {
  readonly snapshot: Snapshot
  readonly run: KitMapping
}

/** How many contents are kept; a host that makes each mapping anew seldom has more at once. */
const mostContents = 1_000

/** The mappings of one action, each compiled once: known by identity as long as they hold the same, else by content. */
export class CompiledMappings {
  readonly #byIdentity = new WeakMap<object, Known>()
  readonly #byContent = new Map<string, KitMapping>()

  /**
   * `finishing` is what is made of all that the mappings give. `isDeep`: a mapping that is changed somewhere inside is
   * known to be another one; without it only one of which fields come, go or are replaced.
   */
  constructor(
    private readonly finishing: Finishing,
    private readonly isDeep: boolean,
  ) {}

  /**
   * What the mapping makes of an event.
   * Throws what is wrong with the mapping, and an `Error` where the run reaches a mistake or the event is no object.
   */
  map(mapping: object, event: object, stats: StatsContext | undefined): unknown {
    if (!isObject(event)) throw new Error(`data must be an object, got ${realTypeOf(event)}`)
    return this.#runOf(mapping)(event, stats)
  }

  /** What the mapping makes of each event. */
  mapEach(mapping: object, events: readonly object[], stats: StatsContext | undefined): unknown[] {
    if (!Array.isArray(events)) throw new Error(`data must be an array, got ${realTypeOf(events)}`)
    const run = this.#runOf(mapping)
    return events.map((event) => run(event, stats))
  }

  #runOf(mapping: object): KitMapping {
    const known = this.#byIdentity.get(mapping)
    if (known?.snapshot.isCurrent()) return known.run
    const run = this.#ofContent(mapping)
    this.#byIdentity.set(mapping, { snapshot: new Snapshot(mapping, this.isDeep), run })
    return run
  }

  #ofContent(mapping: object): KitMapping {
    const content = contentOf(mapping)
    if (content === undefined) return compileKitMapping(mapping, this.finishing)
    const run = this.#byContent.get(content) ?? compileKitMapping(mapping, this.finishing)
    // What was asked for last stands last: the first is the one that nobody has wanted for longest.
    this.#byContent.delete(content)
    this.#byContent.set(content, run)
    const [oldest] = this.#byContent.keys()
    if (this.#byContent.size > mostContents && oldest !== undefined) this.#byContent.delete(oldest)
    return run
  }
}
