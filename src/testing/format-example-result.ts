import type { ExampleResult } from './examples.js'
import { formatDifferences } from './format-differences.js'

/** What came of an example, as a person reads it: that it holds, or every difference. Secrets are hidden. */
export function formatExampleResult({ action, example, holds, differences }: ExampleResult): string {
  const name = `${action}: ${example.title}`
  if (holds) return `${name}: holds`
  const lines = formatDifferences(differences).split('\n')
  return [`${name}: does not hold`, ...lines.map((line) => `  ${line}`)].join('\n')
}
