type Call = (isSlow: boolean) => void

/** Who waits for a host, behind those that are called already: a list that is shifted costs more the longer it is. */
interface Line {
  calls: Call[]
  called: number
}

/** Who waits, by hosts: they are called in turn, whoever waits for the same one in the order of coming. */
export class Waiting {
  /** The host whose turn is next comes first. */
  readonly #lines = new Map<string, Line>()

  get isEmpty(): boolean {
    return this.#lines.size === 0
  }

  add(host: string, call: Call): void {
    const line = this.#lines.get(host)
    if (line === undefined) this.#lines.set(host, { calls: [call], called: 0 })
    else line.calls.push(call)
  }

  /** Calls the next one. */
  call(isSlow: boolean): void {
    const [next] = this.#lines
    if (next === undefined) return
    const [host, line] = next
    const call = line.calls[line.called]
    line.called += 1
    this.#lines.delete(host)
    if (line.called < line.calls.length) this.#lines.set(host, shortened(line))
    call?.(isSlow)
  }

  /** All who wait for a host wait elsewhere from now on. */
  move(host: string, to: Waiting): void {
    const line = this.#lines.get(host)
    this.#lines.delete(host)
    for (const call of line?.calls.slice(line.called) ?? []) to.add(host, call)
  }
}

const shortened = (line: Line): Line =>
  line.called * 2 > line.calls.length ? { calls: line.calls.slice(line.called), called: 0 } : line
