import { printable } from '../../engine/printable.js'
import { colorsFor, type Io } from '../io.js'

/** More lines than that nobody reads. */
const mostLines = 50

/** Tells what of an API could not be carried over, on standard error. */
export function tellLosses(losses: readonly string[], { stderr, env }: Io): void {
  if (losses.length === 0) return
  const title = colorsFor(stderr, env).bold('Not as in the API:')
  const lines = losses.slice(0, mostLines).map((loss) => printable(`  ${loss}`))
  const more = losses.length - lines.length
  stderr.write(`${[title, ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])].join('\n')}\n`)
}
