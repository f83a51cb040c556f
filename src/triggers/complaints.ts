import type { Range } from '../diagnostics/diagnostic.js'
import type { FqlNode } from './ast.js'
import { pathText } from './format-path.js'
import { maxQueryDepth } from './limits.js'
import type { Problems } from './problems.js'
import type { Token } from './tokens.js'

/** What the parser has to say to the person who wrote the query: one method for each kind of mistake. */
export class Complaints {
  constructor(
    readonly source: string,
    readonly problems: Problems,
  ) {}

  text({ start, end }: Range): string {
    return this.source.slice(start, end)
  }

  meansNothing(range: Range, meant: string): void {
    this.problems.syntax(range, `"${this.text(range)}" means nothing here`, `write ${meant}`)
  }

  /** `not in`, of which `range` is the first word. */
  notIn(range: Range): void {
    this.problems.syntax(range, '"not in" means nothing here', 'write !(field in [ … ])')
  }

  upperCase(range: Range, word: string): void {
    this.problems.syntax(range, `"${this.text(range)}" is written in lower case`, `write ${word}`)
  }

  /** A function's name between two values. */
  infix(range: Range, name: string, left: FqlNode): void {
    const subject = left.kind === 'path' ? pathText(left) : '…'
    this.problems.syntax(
      range,
      `"${this.text(range)}" does not stand between two values`,
      `write ${name}(${subject}, …)`,
    )
  }

  conditionsSideBySide(range: Range): void {
    this.problems.syntax(range, 'two conditions stand side by side', 'join them with and or or')
  }

  valuesSideBySide(left: FqlNode & { readonly kind: 'path' }, range: Range): void {
    this.problems.syntax(
      range,
      'a field and a value stand side by side',
      `write ${pathText(left)} = ${this.text(range)}`,
    )
  }

  thirdSide(range: Range): void {
    this.problems.syntax(
      range,
      'a comparison has two sides',
      'join two comparisons with and: a = b and b = c',
    )
  }

  noComma(range: Range): void {
    this.problems.syntax(range, 'a comma is missing before this')
  }

  neverClosed(open: Range, closing: ')' | ']'): void {
    this.problems.syntax(open, 'this bracket is never closed', `write ${closing} where it ends`)
  }

  /** Something behind the last thing that may stand between brackets. */
  beforeClosing(token: Token, closing: ')' | ']'): void {
    if (token.kind === 'stray') return
    const comma = token.kind === 'symbol' && token.symbol === ','
    const hint = comma ? 'a list stands in square brackets: ["a", "b"]' : `write ${closing} before it`
    this.problems.syntax(token.range, `"${this.text(token.range)}" can not stand here`, hint)
  }

  /** A token that no rule took: a bracket or comma too many, or something after it. */
  leftOver(token: Token): void {
    if (token.kind === 'stray') return
    const closes = token.kind === 'symbol' && (token.symbol === ')' || token.symbol === ']')
    if (closes) this.problems.syntax(token.range, 'this bracket closes nothing', 'leave it out')
    else this.problems.syntax(token.range, `"${this.text(token.range)}" can not stand here`)
  }

  /** `token` stands where a value should. */
  noValue(token: Token, isFirst: boolean): void {
    const { kind, range } = token
    if (kind === 'stray') return
    if (kind === 'end' && isFirst)
      this.problems.syntax(range, 'the query is empty', 'write all to match every event')
    else if (kind === 'end') this.problems.syntax(range, 'the query ends where a value is missing')
    else if (kind === 'keyword' && token.keyword === 'all')
      this.problems.syntax(range, '"all" stands alone', 'leave it out, or write \\all for a field')
    else if (kind === 'symbol' && token.symbol === '!')
      this.problems.syntax(range, '"!" negates conditions, not values', 'put it in brackets: (!field)')
    else
      this.problems.syntax(
        range,
        `a value is missing before "${this.text(range)}"`,
        kind === 'keyword' ? `for a field of that name write \\${token.keyword}` : undefined,
      )
  }

  tooDeep(range: Range): void {
    this.problems.error('fql/limit', range, `a query is at most ${maxQueryDepth} levels deep`)
  }
}
