import type { LiteralOrigin, Traced } from '../../expressions/trace/origin.js'
import { movedOrigin } from '../../expressions/trace/part.js'
import { type Context, inside } from './context.js'
import { afterChoice, afterLookup, eachOnce, oneDecision } from './decisions.js'
import type {
  Decision,
  DirectivePlace,
  Ingredients,
  ReadValue,
  ValueSource,
  WrittenValue,
} from './explanation.js'
import { readValue } from './starts.js'

/** Everything that values are made of, each once. */
export class Gathering {
  readonly #reads = new Map<string, ReadValue>()
  readonly #literals = new Map<string, WrittenValue>()
  readonly #directives = new Map<string, DirectivePlace>()
  readonly #because = new Map<string, Set<Decision>>()

  add({ value, origin }: Traced, context: Context): void {
    switch (origin.kind) {
      case 'data': {
        const read = readValue(value, origin, context.starts)
        this.#reads.set(read.path, read)
        break
      }
      case 'literal':
        this.#addLiteral(origin, context)
        break
      case 'object':
        for (const [, entry] of origin.entries) this.add(entry, context)
        break
      case 'list':
        for (const item of origin.items) this.add(item, context)
        // Where nothing came out of a list, it was read all the same.
        if (origin.items.length === 0 && origin.over !== undefined) this.add(origin.over, context)
        break
      case 'made': {
        const moved = movedOrigin(origin, value)
        if (moved !== undefined) this.add({ value, origin: moved }, afterLookup(context, origin))
        else for (const part of origin.from) this.add(part, context)
        break
      }
      case 'chosen':
        this.add({ value, origin: origin.of }, afterChoice(context, origin))
        return
      case 'written':
        this.add({ value, origin: origin.of }, inside(context, origin))
        return
    }
    for (const directive of context.directives) this.#directives.set(directive.at, directive)
    for (const decision of context.because) this.#addDecision(decision)
  }

  /** A directive in a loop decides for each element. */
  #addDecision(decision: Decision): void {
    const known = this.#because.get(decision.at) ?? new Set()
    this.#because.set(decision.at, known.add(decision))
  }

  #decisions(): readonly Decision[] {
    return [...this.#because.values()].flatMap((decisions) => oneDecision([...decisions]) ?? [])
  }

  /** A value that a directive works with by itself is not written by anybody. */
  #addLiteral({ node: { value, at } }: LiteralOrigin, context: Context): void {
    const place = at ?? (context.inQuery ? context.at : undefined)
    if (place !== undefined && value !== undefined)
      this.#literals.set(`${place} ${JSON.stringify(value)}`, { at: place, value })
  }

  /** All that values, and the decisions about them, are made of. */
  allIngredients(): Ingredients {
    const decisions = this.#decisions()
    const reads = [...decisions.flatMap((decision) => decision.reads), ...this.#reads.values()]
    const literals = [...decisions.flatMap((decision) => decision.literals), ...this.#literals.values()]
    return eachOnce({ reads, literals })
  }

  ingredients(): Ingredients {
    return { reads: [...this.#reads.values()], literals: [...this.#literals.values()] }
  }

  source(at: string): ValueSource {
    return {
      at,
      ...this.ingredients(),
      directives: [...this.#directives.values()],
      because: this.#decisions(),
    }
  }
}
