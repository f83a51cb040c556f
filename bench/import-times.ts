import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const rounds = 15

/**
 * How long Node takes for programs, in milliseconds from when they begin: each in a process of its own, in turn, so that
 * a slow moment of the machine meets all of them; the times of each round.
 */
export function processTimes(programs: readonly string[]): readonly (readonly number[])[] {
  return Array.from({ length: rounds }, () => programs.map(millisecondsOf))
}

/** How long it takes to import modules, as shares of what the first ones take: the medians of the rounds. */
export function importTimes(subjects: readonly (readonly string[])[]): readonly number[] {
  const programs = subjects.map((modules) =>
    modules.map((name) => `await import(${JSON.stringify(name)})`).join('\n'),
  )
  const times = processTimes(programs)
  return subjects.map((_, index) => median(times.map((round) => (round[index] ?? 0) / (round[0] ?? 0))))
}

function millisecondsOf(program: string): number {
  const text = ['const start = performance.now()', program, 'console.log(performance.now() - start)'].join(
    '\n',
  )
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', text], { cwd, encoding: 'utf8' }),
  )
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
