import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A list that has something to choose from. */
export type Choices<Item> = readonly [Item, ...Item[]]

const words = 0x1_0000_0000

/** All chance in a sample comes from here: equal seeds (32-bit integers) draw the same, on every platform. */
export class Dice {
  readonly #generator: ReturnType<typeof xoroshiro128plus>

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed)
    // The first draws of neighbouring seeds resemble each other.
    for (let draw = 0; draw < 32; draw += 1) this.#generator.next()
  }

  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(((this.#generator.next() >>> 0) / words) * limit)
  }

  /** An integer from `least` up to and including `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** True for this share of the draws, 0 to 1. */
  chance(share: number): boolean {
    return this.#generator.next() >>> 0 < share * words
  }

  pick<Item>(items: Choices<Item>): Item {
    return items[this.below(items.length)] ?? items[0]
  }

  /** Eight hex digits. */
  hex(): string {
    return (this.#generator.next() >>> 0).toString(16).padStart(8, '0')
  }

  /** Text in the form of a random UUID (RFC 9562, version 4). */
  uuid(): string {
    const [a, b, c, d] = [this.hex(), this.hex(), this.hex(), this.hex()]
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`
  }
}
