import { type Code, joinCode } from './code.js'
import type { Expression } from './expression.js'

/** Statements in order, and what is already in a local there or in a block around it. */
export class Block {
  readonly #statements: Code[] = []
  readonly #known = new Map<Expression, Code>()
  /** What is evaluated where it is first needed: the local for the value, and the one that tells whether it was. */
  readonly late = new Map<Expression, { readonly value: Code; readonly done: Code }>()

  constructor(
    readonly outer: Block | undefined,
    /** For the round of a loop: the nodes that depend on its element. */
    readonly inside?: ReadonlySet<Expression>,
  ) {}

  /** The outermost block in which all is known that a node depends on. */
  homeOf(node: Expression): Block {
    if (this.outer === undefined || this.inside?.has(node) === true) return this
    return this.outer.homeOf(node)
  }

  add(statement: Code): void {
    this.#statements.push(statement)
  }

  remember(key: Expression, local: Code): void {
    this.#known.set(key, local)
  }

  recall(key: Expression): Code | undefined {
    return this.#known.get(key) ?? this.outer?.recall(key)
  }

  lines(): Code {
    return joinCode(this.#statements, '\n')
  }
}
