import { JsonPathProblem, type Reader } from './reader.js'
import { type Operand, type Operator, operators, type Test } from './steps.js'

const whatFiltersDo =
  'a filter compares values and joins tests by &&, || and !; @each with "where" can do more'

/** The test of `[?( … )]`, from behind the question mark on; what would evaluate code is refused. */
export function parseFilter(reader: Reader, roots: string[][]): Test {
  if (!reader.rest.startsWith('('))
    throw new JsonPathProblem('a filter stands in parentheses', 'write [?(@.price > 10)]')
  return new FilterParser(reader, roots).parenthesis()
}

class FilterParser {
  constructor(
    readonly reader: Reader,
    readonly roots: string[][],
  ) {}

  parenthesis(): Test {
    this.reader.take('(')
    const test = this.#or()
    if (!this.reader.take(')')) throw this.#unexpected()
    return test
  }

  #or(): Test {
    const tests = [this.#and()]
    while (this.#takes('||')) tests.push(this.#and())
    const [only] = tests
    return tests.length === 1 && only !== undefined ? only : { test: 'or', tests }
  }

  #and(): Test {
    const tests = [this.#not()]
    while (this.#takes('&&')) tests.push(this.#not())
    const [only] = tests
    return tests.length === 1 && only !== undefined ? only : { test: 'and', tests }
  }

  #not(): Test {
    this.reader.skipBlanks()
    if (this.reader.match(/!(?!=)/uy) !== undefined) return { test: 'not', of: this.#not() }
    if (!this.reader.rest.startsWith('(')) return this.#comparison()
    const test = this.parenthesis()
    this.reader.skipBlanks()
    return test
  }

  #comparison(): Test {
    const left = this.#operand()
    const operator = this.#operator()
    return operator === undefined
      ? { test: 'holds', operand: left }
      : { test: 'compare', operator, left, right: this.#operand() }
  }

  #operator(): Operator | undefined {
    this.reader.skipBlanks()
    return operators.find((operator) => this.reader.take(operator))
  }

  #operand(): Operand {
    this.reader.skipBlanks()
    const operand = this.#literal() ?? this.#path()
    this.reader.skipBlanks()
    return operand
  }

  #literal(): Operand | undefined {
    const text = this.reader.quoted()
    if (text !== undefined) return { literal: text }
    const number = this.reader.match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/uy)?.[0]
    if (number !== undefined) {
      if (Number.isFinite(Number(number))) return { literal: Number(number) }
      throw new JsonPathProblem(`${number} is no number`)
    }
    const word = this.reader.match(/(true|false|null|undefined)(?![\w(.[])/uy)?.[1]
    if (word === undefined) return undefined
    return word === 'undefined' ? { special: 'missing' } : { literal: JSON.parse(word) }
  }

  #path(): Operand {
    if (this.reader.match(/@property(?![\w.[(])/uy) !== undefined) return { special: 'property' }
    if (this.reader.match(/\$|@root(?!\w)/uy) !== undefined)
      return { root: this.roots.push(this.#keys()) - 1 }
    if (this.reader.match(/@(?!\w)/uy) !== undefined) return { keys: this.#keys() }
    throw this.#unexpected()
  }

  #keys(): string[] {
    const keys: string[] = []
    for (let key = this.#key(); key !== undefined; key = this.#key()) keys.push(key)
    if (this.reader.rest.startsWith('('))
      throw new JsonPathProblem('a filter calls no function', whatFiltersDo)
    return keys
  }

  #key(): string | undefined {
    const name = this.reader.match(/\.([\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]*)/uy)?.[1]
    if (name !== undefined) return name
    const index = this.reader.match(/\[\s*(\d+)\s*\]/uy)?.[1]
    if (index !== undefined) return index
    if (this.reader.match(/\[\s*(?=['"])/uy) === undefined) return undefined
    const quoted = this.reader.quoted()
    if (quoted === undefined || this.reader.match(/\s*\]/uy) === undefined)
      throw new JsonPathProblem('a quote or a bracket is not closed')
    return quoted
  }

  #takes(text: string): boolean {
    this.reader.skipBlanks()
    return this.reader.take(text)
  }

  #unexpected(): JsonPathProblem {
    const { isAtEnd, excerpt } = this.reader
    if (isAtEnd) return new JsonPathProblem('a filter is not closed', 'it ends in )]')
    return new JsonPathProblem(`"${excerpt}" can not stand in a filter`, whatFiltersDo)
  }
}
