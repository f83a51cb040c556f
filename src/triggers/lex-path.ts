import type { FqlSegment } from './ast.js'
import { characterAt, isForeign, isNameUnit } from './characters.js'
import { pathText } from './format-path.js'
import type { Problems } from './problems.js'
import type { Token } from './tokens.js'

/** A path, or a word that may turn out to be a keyword or the name of a function. */
export function readPath(source: string, start: number, problems: Problems): Token {
  const reader = new PathReader(source, start, problems)
  const element = reader.element()
  const segments = reader.segments(element !== null)
  const range = { start, end: reader.at }
  reader.reportUnescaped({ element, segments }, start)
  if (element === null && segments.length === 0) return { kind: 'stray', range }
  const [first, ...rest] = segments
  const alone = element === null && rest.length === 0 && first?.kind === 'field' && !reader.escaped
  return { kind: 'path', range, element, segments, word: alone ? first.name : undefined }
}

class PathReader {
  escaped = false
  #unescaped: number[] = []

  constructor(
    readonly source: string,
    public at: number,
    readonly problems: Problems,
  ) {}

  /** `@` and `@name`. */
  element(): string | null {
    if (this.source[this.at] !== '@') return null
    this.at += 1
    return this.name()
  }

  segments(afterElement: boolean): FqlSegment[] {
    const segments: FqlSegment[] = []
    if (afterElement && !this.dot()) return segments
    do {
      const start = this.at
      const segment = this.segment()
      if (segment === undefined)
        this.problems.syntax({ start: start - 1, end: start }, 'a name is missing beside this dot')
      else if (segment.kind === 'some' && segments.length === 0 && !afterElement) this.reportRoot(start)
      else segments.push(segment)
    } while (this.dot())
    return segments
  }

  /** A query reads the event as it is: `$.x` is how mappings write it. */
  private reportRoot(start: number): void {
    const rest =
      this.source[this.at] === '.' ? 'leave out "$."' : 'name the list before it: properties.products.$'
    this.problems.syntax({ start, end: this.at }, 'a path does not begin with "$"', rest)
  }

  private segment(): FqlSegment | undefined {
    const start = this.at
    const name = this.name()
    if (this.at === start) return undefined
    return this.source.slice(start, this.at) === '$' ? { kind: 'some' } : { kind: 'field', name }
  }

  private dot(): boolean {
    if (this.source[this.at] !== '.') return false
    this.at += 1
    return true
  }

  private name(): string {
    const { source } = this
    const start = this.at
    let name = ''
    for (;;) {
      const from = this.at
      while (isNameUnit(source.charCodeAt(this.at))) this.at += 1
      name += source.slice(from, this.at)
      const character = characterAt(source, this.at)
      if (character === '\\') {
        const literal = characterAt(source, this.at + 1)
        if (literal === '') this.reportLoneBackslash()
        this.escaped = true
        name += literal
        this.at += 1 + literal.length
      } else if (character === '$' || isForeign(source, this.at)) {
        this.#unescaped.push(this.at)
        name += character
        this.at += character.length
      } else {
        // A segment that is nothing but "$" has a meaning of its own.
        if (source.slice(start, this.at) === '$') this.#unescaped.pop()
        return name
      }
    }
  }

  private reportLoneBackslash(): void {
    this.problems.syntax(
      { start: this.at, end: this.at + 1 },
      'a backslash needs a character after it',
      'leave it out',
    )
  }

  /** One report for a path, on its first character that needs a backslash. */
  reportUnescaped(path: Parameters<typeof pathText>[0], start: number): void {
    const [first] = this.#unescaped
    if (first === undefined) return
    const character = characterAt(this.source, first)
    this.problems.syntax(
      { start: Math.max(start, first), end: first + character.length },
      `"${character}" needs a backslash before it in a field name`,
      `write ${pathText(path)}`,
    )
  }
}
