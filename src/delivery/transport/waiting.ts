type Call = (isSlow: boolean) => void

/** Who waits for a host, behind those that are called already: a list that is shifted costs more the longer it is. */
interface Line {
  calls: Call[]
  called: number
}

/** Who waits, by hosts; whoever waits for the same one is called in the order of coming. */
export class Waiting {
  /** The host that was called longest ago comes first. */
  readonly #lines = new Map<string, Line>()

  add(host: string, call: Call): void {
    const line = this.#lines.get(host)
    if (line === undefined) this.#lines.set(host, { calls: [call], called: 0 })
    else line.calls.push(call)
  }

  /**
   * The host that has the fewest, among equals the one that was called longest ago; undefined where nobody waits. Hosts that
   * have none are found soon: there are no more others in front of them than there are places.
   */
  nextHost(takenBy: (host: string) => number): string | undefined {
    let next: string | undefined
    let fewest = Number.POSITIVE_INFINITY
    for (const host of this.#lines.keys()) {
      const taken = takenBy(host)
      if (taken >= fewest) continue
      next = host
      fewest = taken
      if (fewest === 0) break
    }
    return next
  }

  /** Calls the next one who waits for a host. */
  call(host: string, isSlow: boolean): void {
    const line = this.#lines.get(host)
    if (line === undefined) return
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
