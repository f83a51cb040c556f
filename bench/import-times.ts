import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const rounds = 15

/**
 * How long Node takes to import modules, as shares of what the first ones take: each in a process of its own, in turn,
 * so that a slow moment of the machine meets all of them; the medians of the rounds.
 */
export function importTimes(subjects: readonly (readonly string[])[]): readonly number[] {
  const times = Array.from({ length: rounds }, () => subjects.map(millisecondsOf))
  return subjects.map((_, index) => median(times.map((round) => (round[index] ?? 0) / (round[0] ?? 0))))
}

function millisecondsOf(modules: readonly string[]): number {
  const imports = modules.map((name) => `await import(${JSON.stringify(name)})`)
  const program = ['const start = performance.now()', ...imports, 'console.log(performance.now() - start)']
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  return Number(
    execFileSync(process.execPath, ['--input-type=module', '--eval', program.join('\n')], {
      cwd,
      encoding: 'utf8',
    }),
  )
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
