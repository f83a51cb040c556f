import type { Range } from '../diagnostics/diagnostic.js'
import type { JsonScalar } from '../json/value.js'
import type { FqlAll, FqlNode, FqlOperator } from './ast.js'
import type { Complaints } from './complaints.js'
import { maxQueryDepth } from './limits.js'
import { asConnective, asInfixCall, asOperator, isNegation } from './look-alikes.js'
import type { TokenStream } from './token-stream.js'
import type { PathToken } from './tokens.js'

/** What surrounds an expression: it decides how a missing connective reads. */
type Surroundings = 'query' | 'brackets' | 'arguments'

/**
 * Recursive descent over the grammar of triggers.md, one method a rule. Where something is wrong it reports, reads
 * what was meant where that is plain, else goes on behind it; a hole becomes `missing`.
 */
export class Parser {
  #depth = 0
  #tooDeep = false

  constructor(
    readonly tokens: TokenStream,
    readonly complain: Complaints,
  ) {}

  query(): FqlAll | FqlNode {
    const { tokens } = this
    if (tokens.isKeyword('all') && tokens.afterNext.kind === 'end')
      return { kind: 'all', range: tokens.take().range }
    const parts = [this.or('query')]
    while (tokens.next.kind !== 'end') {
      this.complain.leftOver(tokens.take())
      if (tokens.isKeyword('and') || tokens.isKeyword('or')) tokens.take()
      if (tokens.atCondition()) parts.push(this.or('query'))
    }
    return this.joined('and', parts, 0)
  }

  private or(surroundings: Surroundings): FqlNode {
    const start = this.tokens.next.range.start
    const operands = [this.and(surroundings)]
    while (this.takeConnective('or')) operands.push(this.and(surroundings))
    return this.joined('or', operands, start)
  }

  private and(surroundings: Surroundings): FqlNode {
    const start = this.tokens.next.range.start
    const operands = [this.not(surroundings)]
    while (this.takeConnective('and') || this.reportMissingConnective(surroundings))
      operands.push(this.not(surroundings))
    return this.joined('and', operands, start)
  }

  private joined(kind: 'and' | 'or', operands: readonly FqlNode[], start: number): FqlNode {
    const [first, ...rest] = operands
    if (first !== undefined && rest.length === 0) return first
    return { kind, operands, range: this.tokens.since(start) }
  }

  private takeConnective(word: 'and' | 'or'): boolean {
    const { tokens } = this
    if (!tokens.isKeyword(word)) {
      if (asConnective(tokens.next) !== word) return false
      this.complain.upperCase(tokens.next.range, word)
    }
    tokens.take()
    return true
  }

  /** A value straight after a complete condition: read as if `and` stood between them. */
  private reportMissingConnective(surroundings: Surroundings): boolean {
    const { tokens } = this
    if (surroundings === 'arguments' || asConnective(tokens.next) !== undefined) return false
    if (!tokens.atCondition()) return false
    this.complain.conditionsSideBySide(tokens.next.range)
    return true
  }

  /** Any number of `!` in a loop, so that a row of them needs no stack. */
  private not(surroundings: Surroundings): FqlNode {
    const { tokens } = this
    const starts: number[] = []
    while (
      tokens.isSymbol('!') ||
      (isNegation(tokens.next) && tokens.atValue(tokens.afterNext) && !this.atCall())
    ) {
      const { range } = tokens.take()
      if (this.complain.text(range) !== '!') this.complain.meansNothing(range, '!( … )')
      starts.push(range.start)
    }
    const operand = this.nested(starts.length, () => this.comparison(surroundings))
    // So many are a passed limit; the tree must stay one that recursion can walk.
    if (starts.length > maxQueryDepth) return operand
    return starts.reduceRight(
      (inner, start): FqlNode => ({ kind: 'not', operand: inner, range: this.tokens.since(start) }),
      operand,
    )
  }

  private comparison(surroundings: Surroundings): FqlNode {
    const { tokens } = this
    const start = tokens.next.range.start
    const left = this.operand()
    const infix = asInfixCall(tokens.next)
    if (infix !== undefined && tokens.atValue(tokens.afterNext) && !this.atCall())
      return this.infixCall(infix, left, start)
    const operator = this.takeOperator() ?? this.guessOperator(left, surroundings)
    if (operator === undefined) {
      if (tokens.next.kind === 'stray') tokens.skip()
      return left
    }
    const right = this.operand()
    const node: FqlNode = { kind: 'comparison', operator, left, right, range: tokens.since(start) }
    if (tokens.operator !== undefined) this.complain.thirdSide(tokens.next.range)
    if (tokens.operator !== undefined || tokens.next.kind === 'stray') tokens.skip()
    return node
  }

  /** `event contains "a"`. */
  private infixCall(name: string, left: FqlNode, start: number): FqlNode {
    const nameRange = this.tokens.take().range
    this.complain.infix(nameRange, name, left)
    const right = this.operand()
    return { kind: 'call', name, nameRange, args: [left, right], range: this.tokens.since(start) }
  }

  private takeOperator(): FqlOperator | undefined {
    const { tokens } = this
    const { operator } = tokens
    if (operator !== undefined) tokens.take()
    return operator
  }

  /** What was probably meant where no operator stands, reported. */
  private guessOperator(left: FqlNode, surroundings: Surroundings): FqlOperator | undefined {
    const { next, afterNext } = this.tokens
    if (isNegation(next) && afterNext.kind === 'keyword' && afterNext.keyword === 'in') {
      this.complain.notIn(next.range)
      this.tokens.take()
      return this.takeOperator()
    }
    const meant = asOperator(next)
    if (meant !== undefined) return this.takeWord(meant)
    // `type "track"`: a field and a value that no condition begins with.
    if (surroundings === 'arguments' || left.kind !== 'path') return undefined
    if (next.kind !== 'text' && next.kind !== 'number') return undefined
    this.complain.valuesSideBySide(left, next.range)
    return '='
  }

  /** `is`, `is not`, `equals`, …, `IN`. */
  private takeWord(meant: FqlOperator): FqlOperator {
    const { tokens } = this
    const { range } = tokens.take()
    const negated = meant === '=' && isNegation(tokens.next) && tokens.atValue(tokens.afterNext)
    if (negated) tokens.take()
    const operator = negated ? '!=' : meant
    this.complain.meansNothing(tokens.since(range.start), operator)
    return operator
  }

  private operand(): FqlNode {
    const { next } = this.tokens
    switch (next.kind) {
      case 'text':
      case 'number':
        return this.literal(next.value)
      case 'path':
        return this.atCall() ? this.nested(1, () => this.call()) : this.path(next)
      case 'keyword':
        if (next.keyword === 'true' || next.keyword === 'false') return this.literal(next.keyword === 'true')
        if (next.keyword === 'null') return this.literal(null)
        break
      case 'symbol':
        if (next.symbol === '(') return this.nested(1, () => this.brackets())
        if (next.symbol === '[') return this.nested(1, () => this.list())
        break
      default:
    }
    return this.missing()
  }

  private literal(value: JsonScalar): FqlNode {
    return { kind: 'literal', value, range: this.tokens.take().range }
  }

  private path({ element, segments, range }: PathToken): FqlNode {
    this.tokens.take()
    return { kind: 'path', element, segments, range }
  }

  private atCall(): boolean {
    const { next, afterNext } = this.tokens
    return next.kind === 'path' && afterNext.kind === 'symbol' && afterNext.symbol === '('
  }

  private brackets(): FqlNode {
    const open = this.tokens.take().range
    const inner = this.or('brackets')
    this.close(')', open)
    return inner
  }

  private list(): FqlNode {
    const open = this.tokens.take().range
    const items = this.separated(']', open, () => this.operand())
    return { kind: 'list', items, range: this.tokens.since(open.start) }
  }

  private call(): FqlNode {
    const nameRange = this.tokens.take().range
    const open = this.tokens.take().range
    const args = this.separated(')', open, () => this.or('arguments'))
    return {
      kind: 'call',
      name: this.complain.text(nameRange),
      nameRange,
      args,
      range: this.tokens.since(nameRange.start),
    }
  }

  /** What stands between brackets, separated by commas. */
  private separated(closing: ')' | ']', open: Range, item: () => FqlNode): FqlNode[] {
    const { tokens } = this
    const items: FqlNode[] = []
    if (tokens.takeSymbol(closing)) return items
    for (;;) {
      items.push(item())
      if (tokens.takeSymbol(',')) continue
      if (!tokens.atValue()) break
      this.complain.noComma(tokens.next.range)
    }
    this.close(closing, open)
    return items
  }

  private close(closing: ')' | ']', open: Range): void {
    const { tokens } = this
    if (tokens.takeSymbol(closing)) return
    const { next } = tokens
    if (next.kind === 'end' || (next.kind === 'symbol' && (next.symbol === ')' || next.symbol === ']'))) {
      this.complain.neverClosed(open, closing)
      return
    }
    this.complain.beforeClosing(next, closing)
    do {
      tokens.take()
      tokens.skip()
    } while (tokens.next.kind !== 'end' && !this.atClosing())
    tokens.takeSymbol(closing)
  }

  private atClosing(): boolean {
    return this.tokens.isSymbol(')') || this.tokens.isSymbol(']')
  }

  /** Reads `levels` deeper; past the limit it goes around what is there instead. */
  private nested(levels: number, read: () => FqlNode): FqlNode {
    this.#depth += levels
    const node = this.#depth > maxQueryDepth ? this.tooDeep() : read()
    this.#depth -= levels
    return node
  }

  private tooDeep(): FqlNode {
    const { tokens } = this
    const { range } = tokens.next
    if (!this.#tooDeep) this.complain.tooDeep(range)
    this.#tooDeep = true
    tokens.skip()
    return { kind: 'missing', range }
  }

  /** Reports that a value is missing here, and goes around what stands in its place. */
  private missing(): FqlNode {
    const { tokens } = this
    const { next } = tokens
    const range = { start: next.range.start, end: next.range.start }
    this.complain.noValue(next, tokens.tokens.length === 1)
    // A keyword that joins nothing was meant for a field, which is what the complaint says.
    if (next.kind === 'keyword' && (next.keyword === 'all' || !tokens.atCondition(tokens.afterNext)))
      tokens.take()
    if (next.kind === 'stray' || (next.kind === 'symbol' && next.symbol === '!')) tokens.skip()
    return { kind: 'missing', range }
  }
}
