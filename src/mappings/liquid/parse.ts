import { LiquidError, type TagToken, Tokenizer, type TopLevelToken, TypeGuards } from 'liquidjs'
import { complaintFor } from './complaints.js'
import { parseOperand, parseValue } from './parse-value.js'
import { Report, type Stretch } from './report.js'
import { complainOfTag, isTagName, type TagName } from './tags.js'
import type {
  LiquidBranch,
  LiquidCase,
  LiquidNode,
  LiquidOperand,
  LiquidProblem,
  LiquidValue,
} from './template.js'

export interface ParsedLiquid {
  readonly nodes: readonly LiquidNode[]
  /** Every problem, in the order of the text. */
  readonly problems: readonly LiquidProblem[]
}

/** The parts of a template. liquidjs tells its words apart; which may stand where is said here. */
export function parseLiquid(source: string): ParsedLiquid {
  const report = new Report()
  const parts = attempt(report, () => new Tokenizer(source).readTopLevelTokens()) ?? []
  const nodes = new BlockParser(parts, report).parseAll()
  const problems = report.problems.toSorted((one, other) => one.range.start - other.range.start)
  return { nodes, problems }
}

const nothing: LiquidValue = { expression: { kind: 'constant', value: undefined }, filters: [] }

/** Reads tokens in order, with the tags that enclose others. */
class BlockParser {
  #at = 0

  constructor(
    readonly tokens: readonly TopLevelToken[],
    readonly report: Report,
  ) {}

  parseAll(): readonly LiquidNode[] {
    const { nodes } = this.#block([])
    return nodes
  }

  /** Everything up to a tag of one of these names, which is consumed too. */
  #block(ends: readonly string[]): {
    readonly nodes: readonly LiquidNode[]
    readonly end: TagToken | undefined
  } {
    const nodes: LiquidNode[] = []
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if (TypeGuards.isTagToken(token)) {
        if (ends.includes(token.name)) return { nodes, end: token }
        nodes.push(...this.#tag(token))
      } else nodes.push(this.#plain(token))
    }
    return { nodes, end: undefined }
  }

  #next(): TopLevelToken | undefined {
    this.#at += 1
    return this.tokens[this.#at - 1]
  }

  #plain(token: Exclude<TopLevelToken, TagToken>): LiquidNode {
    if (TypeGuards.isHTMLToken(token)) return { kind: 'text', text: token.getContent() }
    const tokenizer = new Tokenizer(token.input, undefined, undefined, token.contentRange)
    return { kind: 'output', value: this.#value(tokenizer, token) }
  }

  #tag(token: TagToken): readonly LiquidNode[] {
    const { name } = token
    if (isTagName(name)) return this.#parsers[name](token)
    const { message, hint } = complainOfTag(name)
    this.report.error(message, token, hint)
    return []
  }

  readonly #parsers: Readonly<Record<TagName, (token: TagToken) => readonly LiquidNode[]>> = {
    assign: (token) => this.#assign(token),
    capture: (token) => this.#capture(token),
    case: (token) => [this.#case(token)],
    comment: (token) => this.#comment(token),
    decrement: (token) => this.#count(token, -1),
    echo: (token) => this.#echo(token),
    if: (token) => [this.#choice(token, true)],
    increment: (token) => this.#count(token, 1),
    liquid: (token) => this.#lines(token),
    raw: (token) => [{ kind: 'text', text: this.#skipTo('endraw', token) }],
    unless: (token) => [this.#choice(token, false)],
  }

  #comment(token: TagToken): readonly LiquidNode[] {
    this.#skipTo('endcomment', token)
    return []
  }

  #assign(token: TagToken): readonly LiquidNode[] {
    const { tokenizer } = token
    const name = tokenizer.readIdentifier().content
    tokenizer.skipBlank()
    if (name === '' || tokenizer.peek() !== '=') {
      const { message, hint } = complaintFor(name === '' ? 'expected variable name' : 'expected "="')
      this.report.error(message, token, hint)
      return []
    }
    tokenizer.advance()
    return [{ kind: 'assign', name, value: this.#value(tokenizer, token) }]
  }

  #capture(token: TagToken): readonly LiquidNode[] {
    const name = token.tokenizer.readIdentifier().content || token.tokenizer.readQuoted()?.content
    if (name === undefined) this.report.error('"capture" needs a name', token)
    const { nodes, end } = this.#block(['endcapture'])
    this.#expectEnd(end, token)
    return [{ kind: 'capture', name: name ?? '', body: nodes }]
  }

  #count(token: TagToken, step: 1 | -1): readonly LiquidNode[] {
    const name = token.tokenizer.readIdentifier().content
    if (name === '') this.report.error(`"${token.name}" needs a name`, token)
    return [{ kind: 'count', name, step }]
  }

  #echo(token: TagToken): readonly LiquidNode[] {
    if (token.tokenizer.end()) return []
    return [{ kind: 'output', value: this.#value(token.tokenizer, token) }]
  }

  #lines(token: TagToken): readonly LiquidNode[] {
    const lines = attempt(this.report, () => token.tokenizer.readLiquidTagTokens()) ?? []
    return new BlockParser(lines, this.report).parseAll()
  }

  #choice(token: TagToken, holds: boolean): LiquidNode {
    const branches: LiquidBranch[] = []
    const closing = `end${token.name}`
    let [test, isHeld] = [this.#value(token.tokenizer, token), holds]
    for (;;) {
      const { nodes, end } = this.#block(['elsif', 'else', closing])
      branches.push({ test, holds: isHeld, body: nodes })
      if (end?.name === 'elsif') {
        ;[test, isHeld] = [this.#value(end.tokenizer, end), true]
        continue
      }
      return { kind: 'choice', branches, otherwise: this.#otherwise(end, token) }
    }
  }

  #case(token: TagToken): LiquidNode {
    const value = this.#value(token.tokenizer, token)
    const branches: LiquidCase[] = []
    // What stands before the first "when" is never printed.
    let { end } = this.#block(['when', 'else', 'endcase'])
    while (end?.name === 'when') {
      const values = this.#whenValues(end)
      const block = this.#block(['when', 'else', 'endcase'])
      branches.push({ values, body: block.nodes })
      end = block.end
    }
    return { kind: 'case', value, branches, otherwise: this.#otherwise(end, token) }
  }

  /** Values between commas or the word "or". */
  #whenValues(token: TagToken): readonly LiquidOperand[] {
    const { tokenizer } = token
    const values: LiquidOperand[] = []
    attempt(
      this.report,
      () => {
        do {
          values.push(parseOperand(tokenizer.readValueOrThrow(), this.report))
        } while (isSeparator(tokenizer))
      },
      token,
    )
    tokenizer.skipBlank()
    if (!tokenizer.end()) this.report.error('values are separated by commas or "or"', token)
    return values
  }

  /** What stands after an "else", up to the end of the tag that is open. */
  #otherwise(end: TagToken | undefined, open: TagToken): readonly LiquidNode[] {
    if (end?.name !== 'else') {
      this.#expectEnd(end, open)
      return []
    }
    this.#expectNothing(end, 'a further condition is written elsif')
    const closing = `end${open.name}`
    const nodes: LiquidNode[] = []
    for (;;) {
      const block = this.#block(['else', 'elsif', 'when', closing])
      nodes.push(...block.nodes)
      if (block.end === undefined || block.end.name === closing) {
        this.#expectEnd(block.end, open)
        return nodes
      }
      this.report.error(`"${block.end.name}" can not follow "else"`, block.end)
    }
  }

  #expectEnd(end: TagToken | undefined, open: TagToken): void {
    const name = `end${open.name}`
    if (end === undefined)
      this.report.error(`"${open.name}" is not closed`, open, `it ends with {% ${name} %}`)
    else this.#expectNothing(end)
  }

  #expectNothing(token: TagToken, hint?: string): void {
    token.tokenizer.skipBlank()
    if (!token.tokenizer.end()) this.report.error(`nothing can follow the word "${token.name}"`, token, hint)
  }

  /** The source up to the tag that ends this one; nothing in it means anything. */
  #skipTo(name: string, open: TagToken): string {
    const texts: string[] = []
    for (let token = this.#next(); token !== undefined; token = this.#next()) {
      if (TypeGuards.isTagToken(token) && token.name === name) return texts.join('')
      texts.push(token.getText())
    }
    this.#expectEnd(undefined, open)
    return texts.join('')
  }

  #value(tokenizer: Tokenizer, place: Stretch): LiquidValue {
    return attempt(this.report, () => parseValue(tokenizer, this.report), place) ?? nothing
  }
}

function isSeparator(tokenizer: Tokenizer): boolean {
  tokenizer.skipBlank()
  if (tokenizer.peek() === ',') {
    tokenizer.advance()
    return true
  }
  const isOr = tokenizer.match('or')
  if (isOr) tokenizer.advance(2)
  return isOr
}

/** What `read` gives; what the tokenizer throws becomes a problem. */
function attempt<Result>(report: Report, read: () => Result, around?: Stretch): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (!LiquidError.is(error)) throw error
    const { message, hint } = complaintFor(error.message)
    const { begin, end } = error.token
    report.error(message, begin < end || around === undefined ? { begin, end } : around, hint)
    return undefined
  }
}
