import type { Colors } from '../../io.js'
import type { DiffLine } from './diff-lines.js'

/** What would speak to the terminal instead of being seen on it. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/gu

/** More lines nobody reads: whoever needs all of it asks for `--json`. */
const mostLines = 60

/** The lines as a terminal shows them. */
export function renderDiff(lines: readonly DiffLine[], colors: Colors): readonly string[] {
  const more = lines.length - mostLines
  const shown = lines.slice(0, mostLines).map(({ sign, text }) => {
    const plain = `${sign} ${text.replace(controlCharacter, ' ')}`
    if (sign === '-') return colors.red(plain)
    return sign === '+' ? colors.green(plain) : colors.dim(plain)
  })
  return more > 0 ? [...shown, colors.dim(`  … ${more} more lines`)] : shown
}
