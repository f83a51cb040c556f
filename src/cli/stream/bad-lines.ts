const mostShown = 10
const longestExcerpt = 60

/** How the first line of indented JSON looks: brackets that open, and no more. */
const openingLine = /^\s*[[{][\s[{]*$/

/** What would speak to the terminal instead of being seen on it. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/gu

/** Counts lines that hold no event, and says where the first of them are. */
export class BadLines {
  readonly #source: string
  readonly #say: (line: string) => void
  #count = 0
  #saidIndented = false

  /** `source` is the name of the file; `say` prints one line. */
  constructor(source: string, say: (line: string) => void) {
    this.#source = source
    this.#say = say
  }

  get count(): number {
    return this.#count
  }

  /** A line that is no JSON. */
  noJson(number: number, text: string): void {
    if (text.includes('\0')) {
      this.#add(number, 'skipped, it is not written in UTF-8')
      return
    }
    const excerpt = text.slice(0, longestExcerpt).replace(controlCharacter, ' ')
    this.#add(number, `skipped, it is no JSON: ${excerpt}${text.length > longestExcerpt ? '…' : ''}`)
    if (this.#saidIndented || !openingLine.test(text)) return
    this.#saidIndented = true
    this.#say('one JSON object a line is needed; this looks like indented JSON, which jq -c . writes so')
  }

  /** A line that is longer than `limit` bytes. */
  tooLong(number: number, limit: number): void {
    this.#add(number, `skipped, it is longer than ${limit} bytes; --max-line-bytes allows more`)
  }

  /** A line whose event can not be worked on: its lists and objects stand too deep in each other. */
  tooDeep(number: number): void {
    this.#add(number, 'skipped, it nests too deeply')
  }

  /** Says how many there were beyond those that were shown. */
  finish(): void {
    if (this.#count > mostShown) this.#say(`… and ${this.#count - mostShown} more`)
  }

  #add(number: number, problem: string): void {
    this.#count += 1
    if (this.#count <= mostShown) this.#say(`${this.#source}:${number}: ${problem}`)
  }
}
