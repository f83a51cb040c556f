import type { Contestant } from './scenario.js'

/** Nanoseconds an operation, one figure a round. */
export type Times = ReadonlyMap<string, readonly number[]>

const rounds = 25
const sliceNanoseconds = 15e6
const warmUps = 4

/**
 * Rounds of all contestants in turn (A B C, B C A, …), so that a slow moment of the machine meets all of them.
 * The young generation is emptied before each slice: nobody pays for what another one left.
 */
export async function measure(contestants: readonly Contestant[]): Promise<Times> {
  const counts = new Map<Contestant, number>()
  for (let turn = 0; turn < warmUps; turn += 1)
    for (const contestant of contestants) counts.set(contestant, await countForSlice(contestant))
  const times = new Map(contestants.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of rotated(contestants, round)) {
      await emptyYoungGeneration()
      const count = counts.get(contestant) ?? 1
      times.get(contestant.name)?.push((await timeOf(contestant, count)) / count)
    }
  }
  return times
}

/** How many operations fill a slice; asking warms up as well. */
async function countForSlice(contestant: Contestant): Promise<number> {
  let count = 1
  for (;;) {
    const nanoseconds = await timeOf(contestant, count)
    if (nanoseconds >= sliceNanoseconds)
      return Math.max(1, Math.round((count * sliceNanoseconds) / nanoseconds))
    count *= 2
  }
}

async function timeOf({ repeat }: Contestant, count: number): Promise<number> {
  const start = process.hrtime.bigint()
  const waiting = repeat(count)
  if (waiting !== undefined) await waiting
  return Number(process.hrtime.bigint() - start)
}

/** A full collection would also throw away the shapes of objects that nobody holds, and with them compiled code. */
async function emptyYoungGeneration(): Promise<void> {
  await globalThis.gc?.({ type: 'minor', execution: 'sync' })
}

function rotated<Item>(items: readonly Item[], by: number): readonly Item[] {
  const at = by % items.length
  return [...items.slice(at), ...items.slice(0, at)]
}
