import type { Diagnostic } from './diagnostic.js'

const excerptWidth = 100

/** What would move the carets away from their place, or speak to the terminal. */
const controlCharacter = /[\p{Cc}\u2028\u2029]/gu

/**
 * Diagnostics as a person reads them: code and message, the place with an excerpt, what to do.
 * Plain text without colour; several are separated by an empty line.
 */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(renderDiagnostic).join('\n\n')
}

/** One of them, in one or more lines. */
export function renderDiagnostic(diagnostic: Diagnostic): string {
  const { severity, code, pointer, source, range } = diagnostic
  const message = plain(diagnostic.message)
  const hint = diagnostic.hint === undefined ? undefined : plain(diagnostic.hint)
  const lines = [`${severity}[${code}]: ${message}`]
  if (pointer !== undefined && pointer !== '') lines.push(`  at ${plain(pointer)}`)
  if (source !== undefined && range !== undefined)
    lines.push(...excerpt(source, range.start, range.end, hint))
  else if (hint !== undefined) lines.push(`  ${hint}`)
  return lines.join('\n')
}

const plain = (text: string): string => text.replace(controlCharacter, ' ')

/** The line of `source` that the range starts on, cut around it, with carets below. */
function excerpt(source: string, start: number, end: number, hint: string | undefined): string[] {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const nextBreak = source.indexOf('\n', start)
  const lineEnd = nextBreak === -1 ? source.length : nextBreak
  const from = Math.max(lineStart, Math.min(start - excerptWidth / 2, lineEnd - excerptWidth))
  const to = Math.min(lineEnd, from + excerptWidth)
  const carets = '^'.repeat(Math.max(1, Math.min(end, to) - start))
  const before = `${from > lineStart ? '…' : ''}${source.slice(from, start)}`
  const after = `${source.slice(start, to)}${to < lineEnd ? '…' : ''}`
  return [
    `  ${plain(before + after)}`.trimEnd(),
    `  ${' '.repeat(before.length)}${carets}${hint === undefined ? '' : ` ${hint}`}`,
  ]
}
