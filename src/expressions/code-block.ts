import { type Code, joinCode } from './code.js'
import type { Expression } from './expression.js'

/** Statements in order, and what is already in a local there or in a block around it. */
export class Block {
  readonly #statements: Code[] = []
  readonly #known = new Map<Expression, Code>()

  constructor(readonly outer: Block | undefined) {}

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
